import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { readPolicy } from "../../policy/read-policy";
import { InputError } from "../../strict-yaml/problem";

const SHIPPED = readFileSync(join(__dirname, "../../retention-policy.yaml"), "utf8");

/** Every problem of a text has a place in the text; a text without problems is a policy. */
function expectAnAnswer(text: string): void {
  const lines = text.split("\n").length;
  try {
    expect(readPolicy(text, "p.yaml").policy.version).toBe(1);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    for (const { line, column } of error.problems) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(lines);
      expect(column).toBeGreaterThanOrEqual(1);
    }
  }
}

test("any text is a policy or is refused with problems", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), expectAnAnswer), { numRuns: 1_000 });
});

test("any text in the signs of YAML is a policy or is refused with problems", () => {
  const sign = fc.constantFrom(
    ..."-?:,[]{}#&*!|>'\"%@` \t\n\r\\<=~ab1",
    "\n  ",
    ": ",
    "- ",
    "---\n",
    "<<: ",
    "&a ",
    "*a ",
  );
  const text = fc.array(sign, { maxLength: 60 }).map((signs) => signs.join(""));
  fc.assert(fc.property(text, expectAnAnswer), { numRuns: 2_000 });
});

test("the shipped policy, changed anywhere, is a policy or is refused with problems", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary", maxLength: 8 }),
    fc.constantFrom(
      "",
      "\n",
      "\t",
      ":",
      " - ",
      "{",
      "}",
      "[",
      "]",
      "null",
      "P0D",
      "__proto__: 1",
      "constructor",
      "*x",
      "&x ",
    ),
  );
  const place = fc.nat({ max: SHIPPED.length });
  const change = fc.record({ at: place, length: fc.nat({ max: 40 }), piece });
  const mutation = fc
    .array(change, { minLength: 1, maxLength: 5 })
    .map((changes) =>
      changes.reduce(
        (text, { at, length, piece }) => text.slice(0, at) + piece + text.slice(at + length),
        SHIPPED,
      ),
    );
  fc.assert(fc.property(mutation, expectAnAnswer), { numRuns: 500 });
});

test("the lines of the shipped policy in any order are a policy or are refused with problems", () => {
  const lines = SHIPPED.split("\n");
  const shuffled = fc.shuffledSubarray(lines, { minLength: 1 }).map((some) => some.join("\n"));
  fc.assert(fc.property(shuffled, expectAnAnswer), { numRuns: 300 });
});
