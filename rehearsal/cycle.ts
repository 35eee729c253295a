import type { RetentionSchedule } from "../schedule/schedule";
import type { AttachedProvider } from "./attach";
import {
  cdktf,
  importedAddresses,
  type RehearsalOptions,
  type Stack,
  synthesizedStacks,
  terraform,
} from "./cdktf";
import { closingTable } from "./closing-table";
import { type Command, type Finished, runQuietly } from "./command";
import { appliedCounts, type Counts, plannedCounts } from "./counts";
import { planJson } from "./plan-json";
import { reasonsOfFailure } from "./reasons";
import type { Session } from "./session";
import {
  isProtected,
  remedyOfDestroying,
  type StoredResource,
  storedResources,
  surpriseOfDestroying,
} from "./state";
import { headlines } from "./terraform-output";

/** Raised when a step does not end as it must; carries everything that the step printed. */
export class StepFailed extends Error {
  constructor(
    step: string,
    reason: string,
    readonly output: string,
  ) {
    super(`${step}: ${reason}`);
  }
}

/** What `terraform plan -detailed-exitcode` answers. */
const NO_CHANGES = 0;
const REFUSAL = /protection is o|cannot be destroyed/;

/** The whole life of a deployment, step by step; `say` gets a line for each. */
export async function rehearseCycle(
  session: Session,
  provider: AttachedProvider,
  schedule: RetentionSchedule,
  say: (line: string) => void,
): Promise<void> {
  const cycle = new Cycle(session, provider, say);
  await cycle.step("synth", () => cycle.synth());
  await cycle.step("plan", () => cycle.plan());
  await cycle.step("deploy", () => cycle.deploy({}));
  const table = closingTable(synthesizedStacks(session), storedResources(session), schedule);
  await cycle.step("plan again", () => cycle.planAgain());
  await cycle.step("destroy, protected", () => cycle.destroyProtected());
  await cycle.step("lift protection", () => cycle.deploy({ destroyProtection: "off" }));
  await cycle.step("forget", () => cycle.forget());
  await cycle.step("destroy", () => cycle.destroy());
  say(`\n${table}`);
}

class Cycle {
  private name = "";

  constructor(
    private readonly session: Session,
    private readonly provider: AttachedProvider,
    private readonly say: (line: string) => void,
  ) {}

  async step(name: string, run: () => Promise<string>): Promise<void> {
    this.name = name;
    const start = performance.now();
    const outcome = await run();
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    this.say(`${name.padEnd(19)} ${seconds.padStart(5)} s  ${outcome}`);
  }

  async synth(): Promise<string> {
    await this.succeed(["synth"]);
    return this.stacks()
      .map(({ name }) => name)
      .join(", ");
  }

  async plan(): Promise<string> {
    const [ready, waiting] = [
      this.stacks().filter(isReady),
      this.stacks().filter((stack) => !isReady(stack)),
    ];
    const plans: string[] = [];
    for (const stack of ready) {
      const output = await this.succeed(["plan", stack.name, "--skip-synth"]);
      const plan = await planJson(this.session, this.provider, stack);
      if (plan === undefined) throw this.failed(`${stack.name} has no plan`, output);
      plans.push(plan);
    }
    const later = waiting.map(
      ({ name, dependencies }) => `\n  ${name} can be planned once ${dependencies.join(", ")} is deployed`,
    );
    return planned(plannedCounts(plans)) + later.join("");
  }

  async deploy(options: RehearsalOptions): Promise<string> {
    const before = storedResources(this.session);
    const output = await this.succeed(["deploy", ...this.names(), "--auto-approve"], options);
    return this.appliedSince(before) + warnings(output);
  }

  /** A deployment is stable if planning it again, from a fresh synth, finds nothing to do. */
  async planAgain(): Promise<string> {
    await this.succeed(["synth"]);
    for (const stack of this.stacks()) {
      const { code, output } = await this.terraform(stack, ["plan", "-detailed-exitcode"]);
      if (code !== NO_CHANGES)
        throw this.failed(`${stack.name} still has changes right after its deployment`, output);
    }
    return "no changes";
  }

  async destroyProtected(): Promise<string> {
    const deployed = storedResources(this.session);
    const guarded = deployed.filter(isProtected);
    const { code, output } = await runQuietly(this.cdktf(["destroy", ...this.names(), "--auto-approve"]));
    if (code === 0 && guarded.length > 0) throw this.failed("a protected resource was destroyed", output);
    if (code === 0) return "nothing is protected, all is gone";
    const reasons = await this.reasons("destroy");
    const refusals = headlines(reasons, "Error");
    if (refusals.length === 0 || !refusals.every((headline) => REFUSAL.test(headline))) {
      throw this.failed("failed for another reason than protection", output + reasons);
    }
    // Of several stacks, cdktf destroys first what depends on the others.
    const gone = deployed.length - storedResources(this.session).length;
    if (gone > 0) throw this.failed(`refused, but only after ${gone} resources were destroyed`, output);
    return ["refused, as it must be", ...refusals.map((headline) => `  ${headline}`)].join("\n");
  }

  /** As the README says, before a deployment is destroyed: what the service would refuse to destroy. */
  async forget(): Promise<string> {
    const forgotten: string[] = [];
    for (const stack of this.stacks()) {
      const addresses = storedResources(this.session)
        .filter(({ stateFile }) => stateFile === `terraform.${stack.name}.tfstate`)
        .filter((resource) => remedyOfDestroying(resource) !== undefined)
        .map(({ address }) => address);
      if (addresses.length === 0) continue;
      const { code, output } = await runQuietly(
        terraform(this.session, this.provider, stack, ["state", "rm", ...addresses]),
      );
      if (code !== 0) throw this.failed(`${addresses.join(", ")} cannot be taken out of the state`, output);
      forgotten.push(...addresses);
    }
    if (forgotten.length === 0) return "nothing that the service would refuse to destroy";
    return ["taken out of the state, and left as it is", ...forgotten.map((one) => `  ${one}`)].join("\n");
  }

  async destroy(): Promise<string> {
    const before = storedResources(this.session);
    const args = ["destroy", ...this.names(), "--auto-approve"];
    const output = await this.succeed(args, { destroyProtection: "off" });
    // Terraform says each of them once, with one resource that it is about.
    const surprises = before.flatMap((resource) => {
      const surprise = surpriseOfDestroying(resource);
      return surprise === undefined ? [] : [`\n  warning: ${resource.address}: ${surprise}`];
    });
    const left = storedResources(this.session).map(({ address }) => address);
    if (left.length > 0) throw this.failed(`the state still has ${left.join(", ")}`, output);
    return `${this.appliedSince(before)}; the state is empty${surprises.join("")}`;
  }

  private appliedSince(before: readonly StoredResource[]): string {
    const importable = this.stacks().flatMap(importedAddresses);
    return applied(appliedCounts(before, storedResources(this.session), importable));
  }

  private stacks(): Stack[] {
    return synthesizedStacks(this.session);
  }

  private names(): string[] {
    return this.stacks().map(({ name }) => name);
  }

  private cdktf(args: readonly string[], options: RehearsalOptions = {}): Command {
    const command = cdktf(this.session, this.provider, args, options);
    return { ...command, env: { ...command.env, CI: "1" } }; // no spinner
  }

  private terraform(stack: Stack, args: readonly string[]): Promise<Finished> {
    const quiet = [...args, "-input=false", "-no-color"];
    return runQuietly(terraform(this.session, this.provider, stack, quiet));
  }

  private async succeed(args: readonly string[], options: RehearsalOptions = {}): Promise<string> {
    const { code, output } = await runQuietly(this.cdktf(args, options));
    if (code === 0) return output;
    const given = headlines(output, "Error").length > 0;
    const printed = given ? output : output + (await this.reasons(args[0] ?? ""));
    throw this.failed(headlines(printed, "Error").join("; ") || `exit code ${code}`, printed);
  }

  private reasons(command: string): Promise<string> {
    return reasonsOfFailure(this.session, this.provider, command, this.stacks());
  }

  private failed(reason: string, output: string): StepFailed {
    return new StepFailed(this.name, reason, output);
  }
}

/** Without what other stacks put out there is nothing to plan with. */
function isReady({ dependencies }: Stack): boolean {
  return dependencies.length === 0;
}

function planned({ imported, add, change, destroy }: Counts): string {
  return `${imported > 0 ? `${imported} to import, ` : ""}${add} to add, ${change} to change, ${destroy} to destroy`;
}

function applied({ imported, add, change, destroy }: Counts): string {
  return `${imported > 0 ? `${imported} imported, ` : ""}${add} added, ${change} changed, ${destroy} destroyed`;
}

function warnings(output: string): string {
  return headlines(output, "Warning")
    .map((headline) => `\n  warning: ${headline}`)
    .join("");
}
