import { readFileSync } from "node:fs";
import { join } from "node:path";
import { withRuleCatalogue } from "../../../constructs/guard/rule-catalogue";
import { RULES } from "../../../constructs/guard/rules";

const DOCUMENT = readFileSync(join(__dirname, "..", "..", "..", "docs", "guard.md"), "utf8");

test("the catalogue in the documentation is that of the code: if not, run npm run docs", () => {
  expect(DOCUMENT).toBe(withRuleCatalogue(DOCUMENT));
});

test("the catalogue has each rule once, and says which cannot be exempted", () => {
  for (const { id, exemptable } of RULES) {
    const entries = DOCUMENT.split("\n").filter((line) => line.startsWith(`- \`${id}\`:`));
    expect(entries).toHaveLength(1);
    expect([id, entries[0]?.endsWith("**Cannot be exempted.**")]).toEqual([id, !exemptable]);
  }
});

test("a document without a place for the catalogue is refused", () => {
  expect(() => withRuleCatalogue("# The guard\n")).toThrow("has no <!-- rules: begin");
});

test("data without an end cannot be exempted", () => {
  const never = RULES.filter(({ exemptable }) => !exemptable).map(({ id }) => id);
  expect(never).toEqual(
    expect.arrayContaining(["bucket-expiry", "index-expiry", "rows-are-purged", "purge-runs"]),
  );
});
