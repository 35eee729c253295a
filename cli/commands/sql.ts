import { Command, Option } from "commander";
import { type Moment, startOfDay } from "../../functions/row-purge/moment";
import { day } from "../day";
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
    .addOption(
      new Option("--from <date>", "the day on which the first partition begins, in UTC")
        .argParser(day)
        .default(startOfDay(Date.now()), "today"),
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
