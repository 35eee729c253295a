import { spawnSync } from "node:child_process";
import { join } from "node:path";

const PROJECT = join(__dirname, "..");

describe("the linter", () => {
  it.each([
    ["constructs/x.ts", "@cdktf/provider-tencentcloud"],
    ["stacks/x.ts", "@cdktf/provider-elasticstack"],
    ["constructs/x.ts", "@cdktf/provider-tencentcloud/lib"],
    ["stacks/x.ts", "@cdktf/provider-random/lib/index"],
    ["policy/x.ts", "cdktf"],
    ["schedule/x.ts", "@cdktf/provider-tencentcloud/lib/vpc"],
    ["strict-yaml/x.ts", "node:fs"],
    ["simulation/x.ts", "../policy/period"],
    ["simulation/mysql/x.ts", "../../schedule/window"],
    ["simulation/mysql/x.ts", "../../functions/row-purge/moment"],
    ["simulation/x.ts", "cdktf"],
  ])("refuses in %s an import of %s", (file, imported) => {
    expect(lint(file, imported)).toContain("no-restricted-imports");
  });

  it.each([
    ["constructs/x.ts", "@cdktf/provider-tencentcloud/lib/vpc"],
    ["schedule/x.ts", "../policy/period"],
    ["simulation/mysql/x.ts", "../../terraform-json/resources"],
  ])("allows in %s an import of %s", (file, imported) => {
    expect(lint(file, imported)).not.toContain("no-restricted-imports");
  });
});

function lint(file: string, imported: string): string {
  const eslint = join(PROJECT, "node_modules", "eslint", "bin", "eslint.js");
  const args = [eslint, "--stdin", "--stdin-filename", join(PROJECT, file), "--format", "json"];
  const { stdout } = spawnSync(process.execPath, args, {
    cwd: PROJECT,
    input: `import "${imported}";\n`,
    encoding: "utf8",
  });
  return stdout;
}
