import { appliedCounts, plannedCounts } from "../../rehearsal/counts";
import type { StoredResource } from "../../rehearsal/state";

function stored(address: string, more: Partial<StoredResource> = {}): StoredResource {
  const [type = "", name = ""] = address.split(".");
  const attributes = { id: "1" };
  return {
    stateFile: "a.tfstate",
    address,
    provider: "test",
    type,
    name,
    attributes,
    justImported: false,
    ...more,
  };
}

describe("what a run plans", () => {
  it("is added up over the stacks", () => {
    const plan = (...changes: object[]): string =>
      JSON.stringify({ resource_changes: changes.map((change) => ({ change })) });

    const counts = plannedCounts([
      plan({ actions: ["update"], importing: { id: "1" } }, { actions: ["create"] }, { actions: ["no-op"] }),
      plan({ actions: ["delete", "create"] }, { actions: ["read"] }),
      "{}",
    ]);

    expect(counts).toEqual({ imported: 1, add: 2, change: 1, destroy: 1 });
  });
});

describe("what a run did", () => {
  it("is told by the state, whatever was printed", () => {
    const before = [stored("a.gone"), stored("a.replaced"), stored("a.changed"), stored("a.same")];
    const after = [
      stored("a.replaced", { attributes: { id: "2" } }),
      stored("a.changed", { attributes: { id: "1", size: 2 } }),
      stored("a.same"),
      stored('a.new["x"]'),
      stored('a.new["y"]'),
      stored("a.same", { stateFile: "b.tfstate" }),
    ];

    expect(appliedCounts(before, after, [])).toEqual({ imported: 0, add: 4, change: 1, destroy: 2 });
  });

  it("counts what is taken over apart, and as changed too if it was", () => {
    const after = [stored("a.taken"), stored("a.untouched", { justImported: true }), stored("a.new")];

    const counts = appliedCounts([], after, ["a.taken", "a.untouched", "a.not-there"]);

    expect(counts).toEqual({ imported: 2, add: 1, change: 1, destroy: 0 });
  });

  it("is nothing if nothing is imported that was there before", () => {
    const counts = appliedCounts([stored("a.taken")], [stored("a.taken")], ["a.taken"]);

    expect(counts).toEqual({ imported: 0, add: 0, change: 0, destroy: 0 });
  });
});
