import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { renewed } from "../../docs/console/console-block";

const DOCS = join(__dirname, "..", "..", "docs");
const documents = readdirSync(DOCS).filter((file) => file.endsWith(".md"));

describe("the commands in the documentation", () => {
  it.each(documents)("print what %s says they do (npm run docs renews it)", (file) => {
    const text = readFileSync(join(DOCS, file), "utf8");

    expect(renewed(text)).toBe(text);
  });

  it("are run in the order of a block, in a folder of its own", () => {
    const block = "```console\n$ echo one > file\n$ cat file; ls missing\nold\n```\n";

    expect(renewed(block)).toMatch(
      /^```console\n\$ echo one > file\n\$ cat file; ls missing\none\n.*missing.*\n```\n$/,
    );
  });
});
