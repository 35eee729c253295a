import type { TableSettings } from "../../../schedule/kinds/mysql";
import { purgedTables, type PurgedTable } from "../arguments/purge-function";
import { deletionAgeIs } from "../deletion-age-is";
import { type Rule, type Violation, verdictOf } from "../rule";

export const purgeAsScheduled: Rule = {
  id: "purge-as-scheduled",
  title: "A purge deletes rows as the schedule says",
  why: "Another age breaks keepFor or goneBy, another time column measures another age, and a table of no category is nobody's to purge.",
  exemptable: true,
  resourceTypes: ["tencentcloud_scf_function"],
  check(scfFunction, { coverage, resources }) {
    const settings = coverage.of(scfFunction)?.settings;
    const purged = purgedTables(scfFunction, resources);
    if (settings?.kind !== "mysql" || !purged) return "not-applicable";
    return verdictOf(
      purged.flatMap((table) => {
        const scheduled = settings.tables.find(
          ({ database, name }) => table.database === database && table.name === name,
        );
        return scheduled ? differences(table, scheduled) : [unscheduled(table)];
      }),
    );
  },
};

function differences(table: PurgedTable, scheduled: TableSettings): Violation[] {
  const argument = (key: string) =>
    `configuration of the purge: ${scheduled.database}.${scheduled.name} ${key}`;
  const { deleteAfterDays } = table;
  const others = (["timeColumn", "partitionDays"] as const).filter((key) => table[key] !== scheduled[key]);
  return [
    ...(typeof deleteAfterDays === "number"
      ? deletionAgeIs(argument("deleteAfterDays"), deleteAfterDays, scheduled.deleteAfterDays)
      : [
          {
            argument: argument("deleteAfterDays"),
            wrong: "rows have no age at which they go",
            allowed: `${scheduled.deleteAfterDays}, as scheduled`,
          },
        ]),
    ...others.map((key) => ({
      argument: argument(key),
      value: table[key],
      wrong: "differs from the schedule",
      allowed: scheduled[key] === undefined ? "not set, as scheduled" : `${scheduled[key]}, as scheduled`,
    })),
  ];
}

function unscheduled({ database, name }: PurgedTable): Violation {
  return {
    argument: "configuration of the purge: tables",
    value: `${String(database)}.${String(name)}`,
    wrong: "deletes from a table that no category of the policy lies in",
    allowed: "tables of the schedule",
  };
}
