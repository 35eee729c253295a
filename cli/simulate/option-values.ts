import { InvalidArgumentError } from "commander";
import { type Faults, type Process, PROCESSES } from "../../simulation/faults";
import { DAY, type Moment } from "../../simulation/moment";
import { allowedNames } from "../../strict-yaml/did-you-mean";

/** A whole number, `least` or more. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!/^\d{1,9}$/.test(text) || number < least) {
      throw new InvalidArgumentError(`allowed: a whole number of ${least} or more.`);
    }
    return number;
  };
}

/** A moment in UTC: `2026-01-31`, `2026-01-31T14:30`, with or without seconds. */
export function momentInUtc(text: string): Moment {
  const [, day, time = "00:00"] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)Z?)?$/.exec(text) ?? [];
  const moment = Date.parse(`${day}T${time}Z`);
  // A day that does not exist becomes another one.
  if (Number.isNaN(moment) || !new Date(moment).toISOString().startsWith(`${day}T${time}`)) {
    throw new InvalidArgumentError("allowed: a moment in UTC, such as 2026-01-31 or 2026-01-31T14:30.");
  }
  return moment;
}

/** `purge=3d`, besides the faults that are given already. */
export function faultOption(text: string, before: Faults): Faults {
  const [, process = "", days = ""] = /^([^=]*)=(\d{1,5})d$/.exec(text) ?? [];
  if (!Object.hasOwn(PROCESSES, process)) {
    const known = Object.keys(PROCESSES);
    throw new InvalidArgumentError(`${allowedNames(process, known)}; each with days, such as purge=3d.`);
  }
  return { ...before, [process as Process]: Number(days) * DAY };
}

export function several(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}
