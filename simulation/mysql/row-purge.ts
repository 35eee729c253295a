import { blocks, isObject, number, text } from "../../terraform-json/arguments";
import { jsonText } from "../../terraform-json/json-text";
import type { Resource } from "../../terraform-json/resource";
import type { Resources } from "../../terraform-json/resources";
import { HOUR, MINUTE, SECOND } from "../moment";
import { timesOf } from "../timer-expression";

/** What a function deletes from an instance, and when. */
export interface RowPurge {
  readonly tables: readonly PurgedTable[];
  /** Expressions of the timers that run it. */
  readonly timers: readonly string[];
  /** The longest that a run takes, in milliseconds. */
  readonly longestRun: number;
  readonly notes: readonly string[];
}

export interface PurgedTable {
  readonly database: string;
  readonly name: string;
  readonly deleteAfterDays: number;
  /** If its rows go by whole partitions. */
  readonly partitionDays?: number | undefined;
  /** By how much the clocks that its times are written by are ahead of UTC, in milliseconds. */
  readonly ahead: number;
}

/** The environment variable in which the function is told what to delete. */
const CONFIGURATION = "PURGE_CONFIGURATION";

/** The provider's own, in seconds. */
const DEFAULT_TIMEOUT = 3;

/** The functions that purge an instance; there is one at most, or they get in each other's way. */
export function rowPurgeOf(instance: Resource, resources: Resources): RowPurge | undefined {
  const [code] = resources
    .naming(instance, "tencentcloud_scf_function", "environment")
    .filter((code) => configurationOf(code) !== undefined);
  if (!code) return undefined;
  const timers = timersOf(code, resources);
  const understood = timers.filter((timer) => timesOf(timer) !== undefined);
  const tables = tablesIn(configurationOf(code));
  return {
    tables: tables ?? [],
    timers: understood,
    longestRun: (number(code.values, "timeout") ?? DEFAULT_TIMEOUT) * SECOND,
    notes: [
      ...(tables ? [] : [`${CONFIGURATION} of ${code.address} is not known or not understood`]),
      ...(timers.length > 0 ? [] : [`no timer runs ${code.address}`]),
      ...timers
        .filter((timer) => !understood.includes(timer))
        .map((timer) => `the timer ${JSON.stringify(timer)} is not understood, and taken for none`),
    ],
  };
}

function configurationOf({ values }: Resource): string | undefined {
  return blocks(values, "environment").flatMap((variables) => text(variables, CONFIGURATION) ?? [])[0];
}

function timersOf(code: Resource, resources: Resources): string[] {
  const triggers = resources
    .naming(code, "tencentcloud_scf_trigger", "function_name")
    .filter(({ values }) => text(values, "enable") !== "CLOSE");
  return [...triggers.map(({ values }) => values), ...blocks(code.values, "triggers")]
    .filter((trigger) => text(trigger, "type") === "timer")
    .flatMap((trigger) => text(trigger, "trigger_desc") ?? []);
}

function tablesIn(configuration = ""): PurgedTable[] | undefined {
  const parsed = jsonText(configuration);
  if (!isObject(parsed)) return undefined;
  const written = blocks(parsed, "tables");
  // A function that does not understand what it is told of one table deletes nothing from any.
  if (written.some((table) => aheadOfUtc(table) === undefined)) return undefined;
  return written.flatMap((table) => {
    const [database, name] = [text(table, "database"), text(table, "name")];
    const deleteAfterDays = number(table, "deleteAfterDays");
    if (database === undefined || name === undefined || deleteAfterDays === undefined) return [];
    const [partitionDays, ahead] = [number(table, "partitionDays"), aheadOfUtc(table) ?? 0];
    return [{ database, name, deleteAfterDays, partitionDays, ahead }];
  });
}

/** Of a count since 1970 none; undefined if it is neither an offset such as `+08:00` nor a unit that is known. */
function aheadOfUtc({ timeZone, unit }: Readonly<Record<string, unknown>>): number | undefined {
  if (unit !== undefined) {
    return timeZone === undefined && ["seconds", "milliseconds"].includes(String(unit)) ? 0 : undefined;
  }
  const [, sign, hours, minutes] = /^([+-])(\d\d):([0-5]\d)$/.exec(String(timeZone ?? "+00:00")) ?? [];
  if (sign === undefined || Number(hours) > 14) return undefined;
  return (sign === "-" ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE);
}
