import type { PurgeConfiguration } from "../../../functions/row-purge/configuration";
import { UTC } from "../../../policy/utc-offset";
import type { MysqlSettings, TableSettings } from "../../../schedule/kinds/mysql";
import { purgeConfiguration } from "../../../schedule/purge-configuration";
import { text } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import { TIMER_ZONE } from "../../mysql/row-purge-defaults";
import { timerExpression } from "../../mysql/timer-expression";
import {
  configurationIn,
  purgeConfigurations,
  type PurgedTable,
  tablesIn,
} from "../arguments/purge-function";
import { isOn, timersOf } from "../arguments/timer";
import { deletionAgeIs } from "../deletion-age-is";
import { type Rule, type Violation, verdictOf } from "../rule";

export const purgeAsScheduled: Rule = {
  id: "purge-as-scheduled",
  title: "A purge deletes rows as the schedule says",
  why: "Another age breaks keepFor or goneBy, another time column, time zone or unit measures another age, and a table of no category is nobody's to purge. A row that is overdue later is noticed later, and a run without its time deletes too little. An hour that is not the policy's is one at which others need the database.",
  exemptable: true,
  resourceTypes: ["tencentcloud_scf_function"],
  check(scfFunction, { coverage, resources, environment: { timerZones } }) {
    const covered = coverage.of(scfFunction);
    const configurations = purgeConfigurations(scfFunction, resources);
    if (covered?.settings.kind !== "mysql" || !configurations) return "not-applicable";
    const { store, settings } = covered;
    const expected = "leftOut" in settings.purge ? undefined : purgeConfiguration(settings);
    const ofTables = configurations.flatMap(tablesIn).flatMap((table) => {
      const scheduled = settings.tables.find(
        ({ database, name }) => table.database === database && table.name === name,
      );
      if (!scheduled) return [unscheduled(table)];
      const overdueAfterDays = expected?.tables.find(
        ({ database, name }) => scheduled.database === database && scheduled.name === name,
      )?.overdueAfterDays;
      return differences(table, { ...scheduled, overdueAfterDays });
    });
    const ofDeadline = configurations.flatMap((configuration) =>
      otherDeadline(configurationIn(configuration), expected),
    );
    const timers = timersOf(scfFunction, resources).filter(isOn);
    const ofHour = timerZones ? otherHours(timers, settings, timerZones[store] ?? TIMER_ZONE) : [];
    return verdictOf([...ofTables, ...ofDeadline, ...ofHour]);
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

/** One that ends too early deletes little or nothing; one beyond the time limit of the function is cut off. */
function otherDeadline(
  { deadlineSeconds }: Readonly<Record<string, unknown>>,
  expected: PurgeConfiguration | undefined,
): Violation[] {
  if (!expected || deadlineSeconds === expected.deadlineSeconds) return [];
  return [
    {
      argument: "configuration of the purge: deadlineSeconds",
      value: deadlineSeconds,
      wrong: "a run does not have the time that the schedule gives it",
      allowed: `${expected.deadlineSeconds}, as scheduled`,
    },
  ];
}

/** A table as the schedule has it. Where the purge is left out, nobody says when its rows are overdue. */
type ScheduledTable = TableSettings & { readonly overdueAfterDays: number | undefined };

const COMPARED = ["timeColumn", "timeZone", "unit", "partitionDays"] as const;

function differences(table: PurgedTable, scheduled: ScheduledTable): Violation[] {
  const argument = (key: string) =>
    `configuration of the purge: ${scheduled.database}.${scheduled.name} ${key}`;
  const { deleteAfterDays } = table;
  const compared =
    scheduled.overdueAfterDays === undefined ? COMPARED : ([...COMPARED, "overdueAfterDays"] as const);
  const others = compared.filter((key) => withoutUtc(table[key]) !== withoutUtc(scheduled[key]));
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
    argument: "configuration of the purge: tables",
    value: `${String(database)}.${String(name)}`,
    wrong: "deletes from a table that no category of the policy lies in",
    allowed: "tables of the schedule",
  };
}
