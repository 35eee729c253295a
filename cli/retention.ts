import { join } from "node:path";
import { Command, CommanderError, InvalidArgumentError } from "commander";
import { DAY_IN_MS, type Moment, readMoment, startOfDay, writeDay } from "../functions/row-purge/moment";
import { InputError } from "../strict-yaml/problem";
import { readPolicyFile } from "./policy-file";
import { alterStatements, createStatements } from "./sql/statements";

/** Exit code for bad input and bad usage. */
const BAD_INPUT = 2;
const PROJECT = join(__dirname, "..");

interface SqlOptions {
  readonly alter?: boolean;
  readonly from: Moment;
  readonly until?: Moment;
}

function program(): Command {
  const retention = new Command("retention")
    .description("What a retention policy means, for people and for databases.")
    .exitOverride();
  retention
    .command("sql")
    .description("print CREATE TABLE for the tables of a category, ready for the row purge")
    .argument("<category>", "its name in the policy")
    .option("--alter", "print the ALTER TABLE that partitions tables that exist")
    .option(
      "--from <date>",
      "the day on which the first partition begins, in UTC",
      day,
      startOfDay(Date.now()),
    )
    .option(
      "--until <date>",
      "the day, in UTC, from which the row purge creates partitions; that of --from by default",
      day,
    )
    .action((category: string, { alter, from, until = from }: SqlOptions) => {
      if (until < from)
        throw new CommanderError(
          BAD_INPUT,
          "until",
          "--until: is before --from; allowed: the same day or a later one",
        );
      const document = readPolicyFile(PROJECT, process.env);
      const print = alter ? alterStatements : createStatements;
      process.stdout.write(print(document, category, { from, until }));
    });
  return retention;
}

/** A calendar date, which exists: 2025-02-29 does not. */
function day(text: string): Moment {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(text) ? readMoment(text) : undefined;
  if (moment === undefined || writeDay(moment) !== text || moment % DAY_IN_MS !== 0) {
    throw new InvalidArgumentError("allowed: a date such as 2026-01-31.");
  }
  return moment;
}

function report(error: unknown): number {
  // Commander has printed what is wrong with the arguments, or the help that was asked for.
  if (error instanceof CommanderError) {
    if (error.code === "until") process.stderr.write(`${error.message}\n`);
    return error.exitCode === 0 ? 0 : BAD_INPUT;
  }
  if (!(error instanceof InputError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return BAD_INPUT;
}

try {
  program().parse();
} catch (error) {
  process.exitCode = report(error);
}
