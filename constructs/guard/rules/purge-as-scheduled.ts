import { UTC } from "../../../policy/utc-offset";
import type { MysqlSettings, TableSettings } from "../../../schedule/kinds/mysql";
import { text } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import { TIMER_ZONE } from "../../mysql/row-purge-defaults";
import { timerExpression } from "../../mysql/timer-expression";
import { purgedTables, type PurgedTable } from "../arguments/purge-function";
import { isOn, timersOf } from "../arguments/timer";
import { deletionAgeIs } from "../deletion-age-is";
import { type Rule, type Violation, verdictOf } from "../rule";

export const purgeAsScheduled: Rule = {
  id: "purge-as-scheduled",
  title: "A purge deletes rows as the schedule says",
  why: "Another age breaks keepFor or goneBy, another time column, time zone or unit measures another age, and a table of no category is nobody's to purge. An hour that is not the policy's is one at which others need the database.",
  exemptable: true,
  resourceTypes: ["tencentcloud_scf_function"],
  check(scfFunction, { coverage, resources, environment: { timerZones } }) {
    const covered = coverage.of(scfFunction);
    const purged = purgedTables(scfFunction);
    if (covered?.settings.kind !== "mysql" || !purged) return "not-applicable";
    const { store, settings } = covered;
    const ofTables = purged.flatMap((table) => {
      const scheduled = settings.tables.find(
        ({ database, name }) => table.database === database && table.name === name,
      );
      return scheduled ? differences(table, scheduled) : [unscheduled(table)];
    });
    const timers = timersOf(scfFunction, resources).filter(isOn);
    const ofHour = timerZones ? otherHours(timers, settings, timerZones[store] ?? TIMER_ZONE) : [];
    return verdictOf([...ofTables, ...ofHour]);
  },
};

/** None where the policy leaves the hour open. */
function otherHours(
  timers: readonly Resource["values"][],
  { purge }: MysqlSettings,
  timerZone: string,
): Violation[] {
  if ("leftOut" in purge || purge.at === undefined) return [];
  const { at, everyDays } = purge;
  const scheduled = timerExpression(at, everyDays, timerZone);
  return timers
    .flatMap((timer) => text(timer, "trigger_desc") ?? [])
    .filter((expression) => expression.trim().split(/\s+/).join(" ") !== scheduled)
    .map((value) => ({
      argument: "trigger_desc of the timer",
      value,
      wrong: `does not run the purge at ${at}, as scheduled`,
      allowed: `${scheduled}, for a timer that runs by the clock of ${timerZone}`,
    }));
}

function differences(table: PurgedTable, scheduled: TableSettings): Violation[] {
  const argument = (key: string) => `PURGE_CONFIGURATION ${scheduled.database}.${scheduled.name} ${key}`;
  const { deleteAfterDays } = table;
  const others = (["timeColumn", "timeZone", "unit", "partitionDays"] as const).filter(
    (key) => withoutUtc(table[key]) !== withoutUtc(scheduled[key]),
  );
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

/** UTC is what a time is read in if nothing is said. */
function withoutUtc(value: unknown): unknown {
  return value === UTC ? undefined : value;
}

function unscheduled({ database, name }: PurgedTable): Violation {
  return {
    argument: "PURGE_CONFIGURATION tables",
    value: `${String(database)}.${String(name)}`,
    wrong: "deletes from a table that no category of the policy lies in",
    allowed: "tables of the schedule",
  };
}
