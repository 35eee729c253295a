import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { CODE_BLOCKS } from "./code-blocks";

const PROJECT = join(__dirname, "..", "..");
const picture = CODE_BLOCKS.find(
  ({ language, file }) => language === "mermaid" && file === "docs/architecture.md",
)!.text;

/** What stands for a folder or a file of the code, by its name in the picture. */
const nodes = new Map(
  [...picture.matchAll(/(\w+)\["([\w./-]+?)\/?(?:<br>[^"]*)?"\]/g)].map(([, id = "", path = ""]) => [
    id,
    path,
  ]),
);

/** Arrows between two parts of the code: data flows from the first to the second. */
const arrows = [...picture.replace(/\[[^\]]*\]|\(\[[^\]]*\]\)/g, "").matchAll(/(\w+) --> (\w+)/g)].flatMap(
  ([, from = "", to = ""]) =>
    nodes.has(from) && nodes.has(to) ? [[nodes.get(from)!, nodes.get(to)!] as const] : [],
);

function imports(part: string): Set<string> {
  return new Set(
    sourcesOf(part).flatMap((file) =>
      [...readFileSync(join(PROJECT, file), "utf8").matchAll(/(?:from |import\()"([^"]+)"/g)].map(
        ([, name = ""]) =>
          // Bindings go by the name of their workspace.
          name.startsWith(".")
            ? normalize(join(dirname(file), name)).split("/")[0]!
            : name.replace(/^@cdktf\/provider-.*/, "providers"),
      ),
    ),
  );
}

function sourcesOf(part: string): string[] {
  if (part.endsWith(".ts")) return [part];
  return readdirSync(join(PROJECT, part), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/(^|\/)(lib|node_modules|dist)\//.test(file))
    .map((file) => join(part, file));
}

describe("the picture of the architecture", () => {
  it("shows parts that there are, and the way from the policy to the JSON", () => {
    expect([...nodes.values()].filter((path) => !existsSync(join(PROJECT, path)))).toEqual([]);
    expect(arrows).toEqual(
      expect.arrayContaining([
        ["policy", "schedule"],
        ["schedule", "constructs"],
        ["constructs", "stacks"],
        ["stacks", "main.ts"],
      ]),
    );
  });

  it.each(arrows)("is right that data flows from %s to %s, and not back", (from, to) => {
    expect(imports(to)).toContain(from);
    expect(imports(from)).not.toContain(to);
  });
});
