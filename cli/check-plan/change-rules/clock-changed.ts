import { purgedTables, type PurgedTable } from "../../../constructs/guard/arguments/purge-function";
import { readingOf, type TimeElement, type TimeReading } from "../../../policy/time-reading";
import { UTC_OFFSET } from "../../../policy/utc-offset";
import type { Resource } from "../../../terraform-json/resource";
import { clockChanges } from "../../clock-change";
import { actionOf } from "../action";
import type { ChangeRule } from "../change-rule";
import { inStore } from "../wording";

export const clockChanged: ChangeRule = {
  id: "clock-changed",
  title: "What says how old a row is stays the same: its time column, its time zone, its unit",
  why: "Rows are then older or younger than they were: some go earlier, and nothing brings them back, or stay longer.",
  remedy: "take the change back, or look at what a dry run would remove and let a person confirm",
  check: (change, plan) => {
    const { type, before = {}, after = {} } = change;
    if (type !== "tencentcloud_scf_function" || actionOf(change) !== "update") return [];
    const was = clocksByTable(before);
    return [...clocksByTable(after)].flatMap(([unit, now]) => {
      const old = was.get(unit);
      if (!old) return [];
      return clockChanges(unit, old, now).map(({ words }) => ({
        what: `${words}${inStore(plan.storeOf(change))}`,
      }));
    });
  },
};

/** By `database.table`; none if the function is not a row purge, or is not known. */
function clocksByTable(values: Resource["values"]): Map<string, TimeElement> {
  return new Map(
    (purgedTables({ values }) ?? []).map((table) => [
      `${String(table.database)}.${String(table.name)}`,
      { element: String(table.timeColumn), reading: readingIn(table) },
    ]),
  );
}

/** What the function would refuse says nothing. */
function readingIn({ timeZone, unit }: PurgedTable): TimeReading {
  return readingOf({
    ...(typeof timeZone === "string" && UTC_OFFSET.test(timeZone) && { timeZone }),
    ...((unit === "seconds" || unit === "milliseconds") && { unit }),
  });
}
