import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type AttachedProvider, startProvider } from "../../rehearsal/attach";
import { rehearsalEnvironment } from "../../rehearsal/environment";
import { createSession, removeSession, type Session } from "../../rehearsal/session";

const REHEARSAL = join(__dirname, "..", "..", ".rehearsal");

type Resources = Record<string, Record<string, unknown>>;

export interface Run {
  readonly code: number;
  readonly output: string;
}

/** Real Terraform, attached to the offline provider, on configurations that a test writes by hand. */
export class Rehearsal {
  private constructor(
    readonly session: Session,
    readonly provider: AttachedProvider,
  ) {}

  static async start(name: string): Promise<Rehearsal> {
    const session = createSession(join(REHEARSAL, `test-${process.pid}-${name}`));
    return new Rehearsal(session, await startProvider(session.folder));
  }

  workspace(name: string): Workspace {
    const folder = join(this.session.output, "stacks", name);
    mkdirSync(folder, { recursive: true });
    return new Workspace(folder, rehearsalEnvironment(this.session, this.provider));
  }

  async stop(): Promise<void> {
    await this.provider.stop();
    removeSession(this.session);
  }
}

/** A folder with one configuration and its state. */
export class Workspace {
  constructor(
    readonly folder: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  apply(resource: Resources): Promise<Run> {
    this.configure(resource);
    return this.terraform("apply", "-auto-approve");
  }

  /** Code 0 says that there is nothing to do, 2 that there are changes, 1 that the configuration is refused. */
  plan(resource: Resources): Promise<Run> {
    this.configure(resource);
    return this.terraform("plan", "-detailed-exitcode");
  }

  destroy(): Promise<Run> {
    return this.terraform("destroy", "-auto-approve");
  }

  import(address: string, id: string): Promise<Run> {
    return this.terraform("import", address, id);
  }

  configure(resource: Resources, more: object = {}): void {
    const terraform = {
      required_providers: {
        tencentcloud: { source: "tencentcloudstack/tencentcloud" },
        random: { source: "hashicorp/random" },
        elasticstack: { source: "elastic/elasticstack" },
      },
    };
    writeFileSync(join(this.folder, "main.tf.json"), JSON.stringify({ terraform, resource, ...more }));
  }

  /** What Terraform keeps of a resource, such as `tencentcloud_vpc.main`. */
  state(address: string): Record<string, unknown> {
    const state = JSON.parse(this.stateText()) as {
      resources: { type: string; name: string; instances: { attributes: Record<string, unknown> }[] }[];
    };
    const found = state.resources.find(({ type, name }) => `${type}.${name}` === address);
    return found?.instances[0]?.attributes ?? {};
  }

  stateText(): string {
    return readFileSync(join(this.folder, "terraform.tfstate"), "utf8");
  }

  /** What `terraform show -json` prints of the state, or of a plan that `terraform plan -out` has kept. */
  showJson(plan?: string): string {
    const args = ["show", "-json", ...(plan === undefined ? [] : [plan])];
    return execFileSync("terraform", args, { cwd: this.folder, env: this.env, encoding: "utf8" });
  }

  terraform(command: string, ...args: string[]): Promise<Run> {
    const options = { cwd: this.folder, env: this.env };
    // These are no arguments of the commands about the state.
    const quiet = command === "state" ? [] : ["-no-color", "-input=false"];
    return new Promise((resolve) => {
      execFile("terraform", [command, ...quiet, ...args], options, (error, stdout, stderr) => {
        // Terraform wraps its messages at 78 columns: the tests should not depend on where.
        const output = `${stdout}${stderr}`.replaceAll(/[│╷╵]/g, "").replaceAll(/\s+/g, " ");
        resolve({ code: Number(error?.code ?? 0), output });
      });
    });
  }
}
