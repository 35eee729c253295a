import { Command, Option } from "commander";
import type { Faults } from "../../simulation/faults";
import type { Moment } from "../../simulation/moment";
import type { Unit } from "../../simulation/unit";
import { allowedNames } from "../../strict-yaml/did-you-mean";
import { printJson, printText } from "../output/print";
import { withProgress } from "../output/progress";
import { faultOption, momentInUtc, several, wholeNumber } from "../simulate/option-values";
import { UsageError } from "../usage-error";

interface SimulateOptions {
  readonly stack: readonly string[];
  readonly store?: string;
  readonly record?: boolean;
  readonly at?: Moment;
  readonly seed: number;
  readonly records: number;
  readonly fault: Faults;
  readonly format: "text" | "json";
}

/** Found: a copy that nothing ever removes. */
const FINDINGS = 1;

export function simulateCommand(): Command {
  return new Command("simulate")
    .description("simulate the life of records from the synthesized Terraform: when is the last copy gone?")
    .addOption(
      new Option("--stack <file>", "a cdk.tf.json, or the output of `terraform show -json`; may be repeated")
        .argParser(several)
        .default([], "the stacks of the environment in cdktf.out"),
    )
    .option("--store <name>", "only what lies in this store, or in a part of it")
    .option("--record", "print the life of one record, copy by copy")
    .option("--at <moment>", "when it is written, in UTC; now by default", momentInUtc)
    .option("--seed <number>", "of all that is drawn: the same seed, the same result", wholeNumber(0), 1)
    .option(
      "--records <number>",
      "how many are written in each table, index and bucket",
      wholeNumber(1),
      1000,
    )
    .addOption(
      new Option("--fault <process=days>", "what fails, such as purge=3d; may be repeated")
        .argParser(faultOption)
        .default({}, "nothing fails"),
    )
    .addOption(new Option("--format <format>", "how it is printed").choices(["text", "json"]).default("text"))
    .addHelpText("after", "\nExample:\n  $ npx retention simulate --fault purge=3d")
    .action(run);
}

async function run({ stack, store, record, at, fault, format, ...options }: SimulateOptions): Promise<void> {
  if (at !== undefined && !record) throw new UsageError("--at: is for one record; allowed: beside --record");
  const { readStacks } = await import("../simulate/stacks");
  const { unitsOf } = await import("../../simulation/units");
  const { lifeOf, simulate } = await import("../../simulation/simulate");
  const reports = await import("../simulate/reports");
  const { files, resources } = readStacks(stack, process.env);
  const units = chosen(unitsOf(resources), store);
  const settings = { ...options, faults: fault };
  const asJson = format === "json";
  let ends: number[];
  if (record) {
    // Whole seconds, which is what is printed.
    const written = at ?? Math.floor(Date.now() / 1000) * 1000;
    const lives = units.map((unit) => ({ unit, written, copies: lifeOf(unit, written, settings) }));
    if (asJson) printJson({ ...reports.filesAsJson(files), ...reports.livesAsJson(lives, options.seed) });
    else printText(`${reports.filesAsText(files)}\n${reports.livesAsText(lives)}`);
    ends = lives.flatMap(({ copies }) => copies.map(({ gone }) => gone));
  } else {
    const seen = await withProgress("simulating", () =>
      Promise.resolve(units.map((unit) => simulate(unit, settings))),
    );
    if (asJson) printJson({ ...reports.filesAsJson(files), ...reports.seenAsJson(seen, options.seed) });
    else printText(`${reports.filesAsText(files)}\n${reports.seenAsText(seen)}`);
    ends = seen.map(({ latest }) => latest.age);
  }
  if (!ends.every(Number.isFinite)) process.exitCode = FINDINGS;
}

function chosen(units: readonly Unit[], store: string | undefined): readonly Unit[] {
  if (units.length === 0) throw new UsageError("--stack: holds no store; allowed: a stack with one");
  if (store === undefined) return units;
  const found = units.filter((unit) => [unit.store, unit.store.split("/").at(-1), unit.name].includes(store));
  if (found.length > 0) return found;
  const known = [...new Set(units.map((unit) => unit.store))];
  throw new UsageError(`--store: ${JSON.stringify(store)} is not there; ${allowedNames(store, known)}`);
}
