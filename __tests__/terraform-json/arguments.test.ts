import { flag } from "../../terraform-json/arguments";

describe("a flag", () => {
  it.each([
    [true, true],
    ["true", true],
    ["1", true],
    [false, false],
    ["false", false],
    ["0", false],
    [undefined, undefined],
    [null, undefined],
    ["on", undefined],
    ["${var.flag}", undefined],
  ])("that is written %j is %j", (value, known) => {
    expect(flag({ versioning_enable: value }, "versioning_enable")).toBe(known);
  });
});
