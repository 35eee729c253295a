import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const page = readFileSync(join(__dirname, "..", "..", "docs", "testing.md"), "utf8");
const TESTS = join(__dirname, "consumer", "test");

describe("the page on testing", () => {
  it("shows tests that are run in the fresh project", () => {
    const tests = readdirSync(TESTS).map((file) => readFileSync(join(TESTS, file), "utf8"));
    const shown = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, block]) => block);

    expect(shown).toHaveLength(2);
    for (const block of shown) expect(tests).toContain(block);
  });
});
