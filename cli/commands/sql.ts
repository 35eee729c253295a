import { Command, Option } from "commander";
import { type Moment, startOfDay } from "../../functions/row-purge/moment";
import type { TimeReading } from "../../policy/time-reading";
import { minutesAhead, UTC } from "../../policy/utc-offset";
import { day } from "../day";
import { UsageError } from "../usage-error";

interface SqlOptions {
  readonly alter?: boolean;
  readonly from?: Moment;
  readonly until?: Moment;
}

const MINUTE_IN_MS = 60_000;

/** The date where the times of a table are written, as its midnight in UTC. */
function today({ timeZone = UTC }: TimeReading): Moment {
  return startOfDay(Date.now() + minutesAhead(timeZone) * MINUTE_IN_MS);
}

function requireOrder(from: Moment, until: Moment = from): void {
  if (until < from) throw new UsageError("--until: is before --from; allowed: the same day or a later one");
}

export function sqlCommand(): Command {
  return new Command("sql")
    .description("print CREATE TABLE for the tables of a category, ready for the row purge")
    .argument("<category>", "its name in the policy")
    .option("--alter", "print the ALTER TABLE that partitions tables that exist")
    .addOption(
      // Which day is today depends on the table.
      new Option(
        "--from <date>",
        "the day on which the first partition begins, in the zone of the table (default: today)",
      ).argParser(day),
    )
    .option(
      "--until <date>",
      "the day, there too, from which the row purge creates partitions; that of --from by default",
      day,
    )
    .addHelpText("after", "\nExample:\n  $ npx retention sql monitoring-data --from 2026-01-01")
    .action(async (category: string, { alter, from, until }: SqlOptions) => {
      if (from !== undefined) requireOrder(from, until);
      const days = (reading: TimeReading) => {
        const first = from ?? today(reading);
        requireOrder(first, until);
        return { from: first, until: until ?? first };
      };
      const { readPolicyFile } = await import("../policy-file");
      const { alterStatements, createStatements } = await import("../sql/statements");
      const document = readPolicyFile(process.cwd(), process.env);
      const print = alter ? alterStatements : createStatements;
      process.stdout.write(print(document, category, days));
    });
}
