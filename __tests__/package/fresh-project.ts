import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import manifest from "../../package.json";

/** The project also runs with its packages overridden: see `.ci/run-with-cdktn`. */
const project: typeof manifest & { readonly overrides?: object } = manifest;

const PROJECT = join(__dirname, "..", "..");

const TOOLS = ["@types/jest", "@types/node", "jest", "typescript"] as const;

/** A project of somebody else's that installs this one from its tarball. */
export class FreshProject {
  readonly folder = mkdtempSync(join(tmpdir(), "retention-consumer-"));
  readonly tarball: string;
  /** Of whatever runs in the project. */
  readonly temporary = join(this.folder, "tmp");

  constructor() {
    this.npm(PROJECT, "pack", "--silent", "--pack-destination", this.folder);
    const [tarball = ""] = readdirSync(this.folder).filter((file) => file.endsWith(".tgz"));
    this.tarball = join(this.folder, tarball);
    mkdirSync(this.temporary);
    cpSync(join(__dirname, "consumer"), this.folder, { recursive: true });
    const { cdktf, constructs, ...tools } = project.devDependencies;
    const own = {
      private: true,
      dependencies: { cdktf, constructs, [project.name]: `file:${tarball}` },
      devDependencies: Object.fromEntries(TOOLS.map((tool) => [tool, tools[tool]])),
      overrides: project.overrides,
    };
    writeFileSync(join(this.folder, "package.json"), JSON.stringify(own));
    this.npm(this.folder, "install", "--silent", "--no-audit", "--no-fund", "--prefer-offline");
  }

  run(command: string, ...args: readonly string[]): { code: number | null; stdout: string; stderr: string } {
    const options = { cwd: this.folder, env: this.environment(), encoding: "utf8" } as const;
    const { status, stdout, stderr } = spawnSync(command, args, options);
    return { code: status, stdout, stderr };
  }

  /** Compiles nothing: `tsc` has. */
  synth(): void {
    const { code, stderr } = this.run(process.execPath, "main.js");
    if (code !== 0) throw new Error(stderr);
  }

  /** The Terraform JSON of a stack that is synthesized. */
  stack(name: string): { resource: Record<string, Record<string, Record<string, unknown>>> } {
    const text = this.read(join("cdktf.out", "stacks", name, "cdk.tf.json"));
    return JSON.parse(text) as ReturnType<FreshProject["stack"]>;
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), "utf8");
  }

  has(file: string): boolean {
    return existsSync(join(this.folder, file));
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Without what the test that runs here says to a jest that runs below it. Temporary files are removed with the rest. */
  private environment(): NodeJS.ProcessEnv {
    const inherited = Object.entries(process.env).filter(([name]) => !/^(JEST_|NODE_ENV$)/.test(name));
    return { ...Object.fromEntries(inherited), TMPDIR: this.temporary };
  }

  private npm(cwd: string, ...args: readonly string[]): void {
    execFileSync("npm", args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
  }
}
