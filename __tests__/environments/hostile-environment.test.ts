import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { isMap, isPair, isScalar, parseDocument, visit } from "yaml";
import { environmentSchema } from "../../environments/schema";
import { InputError } from "../../strict-yaml/problem";
import { readStrictly } from "../../strict-yaml/read-strictly";

const sound = readFileSync(join(__dirname, "..", "..", "environments", "production.yaml"), "utf8");

describe("whatever an environment file holds", () => {
  it("is read, or refused with problems, and nothing else", () => {
    const change = fc.constantFrom<unknown>(
      "remove",
      null,
      7,
      -1,
      "",
      "x",
      "10.0.0.0/99",
      [],
      {},
      { a: 1 },
      true,
    );
    fc.assert(
      fc.property(fc.nat(60), change, (n, change) => {
        const text = changed(n, change);
        try {
          readStrictly(text, "e.yaml", environmentSchema);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          expect((error as InputError).problems.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** The production environment with its nth value replaced, or its nth key removed. */
function changed(n: number, change: unknown): string {
  const document = parseDocument(sound);
  let seen = 0;
  visit(document, {
    Pair(_, pair) {
      if (!isPair(pair) || !(isScalar(pair.key) || isMap(pair.key)) || seen++ !== n) return undefined;
      if (change === "remove") return visit.REMOVE;
      pair.value = document.createNode(change);
      return visit.BREAK;
    },
  });
  return String(document);
}
