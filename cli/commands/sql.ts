import { Command, InvalidArgumentError } from "commander";
import { DAY_IN_MS, type Moment, readMoment, startOfDay, writeDay } from "../../functions/row-purge/moment";
import { UsageError } from "../usage-error";

interface SqlOptions {
  readonly alter?: boolean;
  readonly from: Moment;
  readonly until?: Moment;
}

export function sqlCommand(): Command {
  return new Command("sql")
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
    .addHelpText("after", "\nExample:\n  $ npx retention sql monitoring-data --from 2026-01-01")
    .action(async (category: string, { alter, from, until = from }: SqlOptions) => {
      if (until < from)
        throw new UsageError("--until: is before --from; allowed: the same day or a later one");
      const { readPolicyFile } = await import("../policy-file");
      const { alterStatements, createStatements } = await import("../sql/statements");
      const document = readPolicyFile(process.cwd(), process.env);
      const print = alter ? alterStatements : createStatements;
      process.stdout.write(print(document, category, { from, until }));
    });
}

/** A calendar date, which exists: 2025-02-29 does not. */
function day(text: string): Moment {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(text) ? readMoment(text) : undefined;
  if (moment === undefined || writeDay(moment) !== text || moment % DAY_IN_MS !== 0) {
    throw new InvalidArgumentError("allowed: a date such as 2026-01-31.");
  }
  return moment;
}
