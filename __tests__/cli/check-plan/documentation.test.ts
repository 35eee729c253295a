import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CHANGE_RULES } from "../../../cli/check-plan/change-rules/index";
import { RULES } from "../../../constructs/guard/rules/index";

const document = readFileSync(join(__dirname, "..", "..", "..", "docs", "check-plan.md"), "utf8");

test("the documentation has every rule on changes, and no other", () => {
  const rows = document
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split("|").map((cell) => cell.trim()));

  expect(rows).toEqual(
    CHANGE_RULES.map(({ id, title, why, remedy }) => ["", `\`${id}\``, title, why, remedy, ""]),
  );
});

test("no rule has the id of another", () => {
  const ids = [...RULES, ...CHANGE_RULES].map(({ id }) => id);

  expect(new Set(ids).size).toBe(ids.length);
});
