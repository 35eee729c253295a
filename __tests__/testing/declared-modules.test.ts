import { readFileSync } from "node:fs";
import { join } from "node:path";
import manifest from "../../package.json";

it("adds its matchers to modules that a strict node_modules lets this package find", () => {
  const source = readFileSync(join(__dirname, "..", "..", "testing", "index.ts"), "utf8");
  const modules = [...source.matchAll(/^declare module "(.+)"/gm)].map(([, name]) => name);

  expect(modules).toEqual(["expect"]);
  for (const name of modules) {
    expect(manifest.peerDependencies).toHaveProperty([name!]);
    expect(manifest.peerDependenciesMeta).toHaveProperty([name!], { optional: true });
  }
});
