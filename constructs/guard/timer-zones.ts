import { UTC_OFFSET } from "../../policy/utc-offset";
import type { RetentionSchedule } from "../../schedule/schedule";
import { isObject } from "../../terraform-json/arguments";
import type { StoreSizes } from "../store-sizes";

/** Offsets of the clocks by which the service runs the timers of row purges, by store; UTC where a store has none. */
export type TimerZones = Readonly<Record<string, string>>;

/** What the environment says of them. */
export function timerZonesOf({ stores }: RetentionSchedule, sizes: StoreSizes): TimerZones {
  return Object.fromEntries(
    Object.keys(stores).flatMap((store) => {
      const { rowPurge } = { ...sizes.mysql, ...sizes.stores?.[store] };
      return rowPurge?.timerZone === undefined ? [] : [[store, rowPurge.timerZone]];
    }),
  );
}

export function areTimerZones(zones: unknown): zones is TimerZones {
  return (
    isObject(zones) && Object.values(zones).every((zone) => typeof zone === "string" && UTC_OFFSET.test(zone))
  );
}
