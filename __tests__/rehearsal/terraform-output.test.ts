import { appliedCounts, plannedCounts } from "../../rehearsal/terraform-output";

const STACKS = ["production-data-stores", "production-index-lifecycle"];

describe("what Terraform says that it planned or did", () => {
  it("is added up over the stacks", () => {
    const output = [
      "production-data-stores      Plan: 4 to import, 41 to add, 2 to change, 0 to destroy.",
      "production-index-lifecycle  Plan: 3 to add, 0 to change, 1 to destroy.",
    ].join("\n");

    expect(plannedCounts(output, STACKS)).toEqual({ imported: 4, add: 44, change: 2, destroy: 1 });
  });

  it.each([
    ["a word", "Destroy complete! Resour", "ces: 41 destroyed."],
    ["a number", "Destroy complete! Resources: 4", "1 destroyed."],
    ["two words", "Destroy complete!", "Resources: 41 destroyed."],
  ])("is understood if cdktf breaks it in %s", (_, before, after) => {
    const output = `\u001b[1mproduction-data-stores\u001b[22m  ${before}\n\u001b[1mproduction-data-stores\u001b[22m  ${after}\n`;

    expect(appliedCounts(output, STACKS)).toEqual({ imported: 0, add: 0, change: 0, destroy: 41 });
  });

  it("is nothing if it says nothing", () => {
    expect(appliedCounts("", STACKS)).toEqual({ imported: 0, add: 0, change: 0, destroy: 0 });
  });
});
