import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import manifest from "../../package.json";

/** The project also runs with its packages overridden: see `.ci/run-with-cdktn`. */
const project: typeof manifest & { readonly overrides?: object } = manifest;

const PROJECT = join(__dirname, "..", "..");

/** A project of somebody else's that installs this one from its tarball. */
export class FreshProject {
  readonly folder = mkdtempSync(join(tmpdir(), "retention-consumer-"));
  readonly tarball: string;

  constructor() {
    this.npm(PROJECT, "pack", "--silent", "--pack-destination", this.folder);
    const [tarball = ""] = readdirSync(this.folder).filter((file) => file.endsWith(".tgz"));
    this.tarball = join(this.folder, tarball);
    cpSync(join(__dirname, "consumer"), this.folder, { recursive: true });
    const { cdktf, constructs, typescript, "@types/node": node } = project.devDependencies;
    const own = {
      private: true,
      dependencies: { cdktf, constructs, [project.name]: `file:${tarball}` },
      devDependencies: { typescript, "@types/node": node },
      overrides: project.overrides,
    };
    writeFileSync(join(this.folder, "package.json"), JSON.stringify(own));
    this.npm(this.folder, "install", "--silent", "--no-audit", "--no-fund", "--prefer-offline");
  }

  run(command: string, ...args: readonly string[]): { code: number | null; stdout: string; stderr: string } {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: this.folder, encoding: "utf8" });
    return { code: status, stdout, stderr };
  }

  /** Compiles nothing: `tsc` has. The Terraform JSON of the one stack that the app synthesizes. */
  synth(app: string): { resource: Record<string, Record<string, Record<string, unknown>>> } {
    const { code, stderr } = this.run(process.execPath, `${app}.js`);
    if (code !== 0) throw new Error(stderr);
    const path = join(this.folder, "cdktf.out", "stacks", app, "cdk.tf.json");
    return JSON.parse(readFileSync(path, "utf8")) as ReturnType<FreshProject["synth"]>;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private npm(cwd: string, ...args: readonly string[]): void {
    execFileSync("npm", args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
  }
}
