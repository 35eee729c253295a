import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  ConstructsMakerProviderTarget,
  Language,
  type ProviderSchema,
  TerraformProviderConstraint,
} from "@cdktf/commons";
import { TerraformProviderGenerator } from "@cdktf/provider-generator";
import { CodeMaker } from "codemaker";

const PROVIDERS = __dirname;

/** The workspaces whose bindings nobody publishes. */
const WORKSPACES = ["tencentcloud", "elasticstack"];

/**
 * Writes `lib/` of a workspace: its bindings, generated from its trimmed schema and compiled.
 * Needs neither Terraform nor the network. Does nothing when `lib/` comes from this very schema and script.
 */
async function buildBindings(workspace: string): Promise<void> {
  const folder = join(PROVIDERS, workspace);
  const schema = readFileSync(join(folder, "schema.json"), "utf8");
  const origin = createHash("sha256").update(schema).update(readFileSync(__filename)).digest("hex");
  const lib = join(folder, "lib");
  const stamp = join(lib, "built-from");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === origin) return;

  process.stdout.write(`generating the bindings of ${workspace}\n`);
  const scratch = mkdtempSync(join(folder, ".build-"));
  try {
    await generate(JSON.parse(schema) as ProviderSchema, scratch);
    const sources = join(scratch, "providers", workspace);
    for (const barrel of ["index.ts", "lazy-index.ts"]) rmSync(join(sources, barrel));
    const output = join(scratch, "lib");
    compile(sources, output);
    writeFileSync(join(output, "built-from"), origin);
    rmSync(lib, { recursive: true, force: true });
    renameSync(output, lib);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function generate(schema: ProviderSchema, output: string): Promise<void> {
  const code = new CodeMaker();
  const generator = new TerraformProviderGenerator(code, schema);
  for (const [address, version] of Object.entries(schema.provider_versions ?? {})) {
    const source = address.split("/").slice(1).join("/");
    const constraint = new TerraformProviderConstraint(`${source}@${version}`);
    generator.generate(new ConstructsMakerProviderTarget(constraint, Language.TYPESCRIPT));
  }
  await code.save(output);
}

function compile(sources: string, output: string): void {
  const configuration = join(sources, "tsconfig.json");
  const compilerOptions = {
    target: "es2022",
    module: "commonjs",
    moduleResolution: "node10",
    declaration: true,
    skipLibCheck: true,
    types: [],
    rootDir: sources,
    outDir: output,
  };
  writeFileSync(configuration, JSON.stringify({ compilerOptions, include: ["**/*.ts"] }));
  execFileSync(process.execPath, [require.resolve("typescript/bin/tsc"), "-p", configuration], {
    stdio: "inherit",
  });
}

async function main(): Promise<void> {
  for (const workspace of WORKSPACES) await buildBindings(workspace);
}

main().catch((error: unknown) => {
  process.stderr.write(`the bindings could not be built: ${(error as Error).message}\n`);
  process.exitCode = 1;
});
