import { days } from "../policy/counted";
import { lengthInWords } from "../schedule/length-in-words";
import type { BasisRecord, CategoryRecord, PeriodRecord, PlaceRecord } from "./model";

/** What the numbers are worth. */
export const COMPUTED =
  "Computed from the policy and from what each store is set to. It is no measurement of a running system: " +
  "nothing of it has been confirmed on the live cloud.";

/** `legitimate interests (GDPR article 6(1)(f))`. */
export function basisWords({ basis, article }: BasisRecord): string {
  return `${basis.replaceAll("-", " ")} (${article})`;
}

/** `P2Y (730 days)`. */
export function periodWords(period: PeriodRecord | undefined): string {
  return period ? `${period.period} (${days(period.days)})` : "not promised";
}

/** `table monitoring.interface_call`. */
export function unitWords({ noun, unit, prefixes }: PlaceRecord): string {
  return prefixes ? `${noun} ${unit}, under ${prefixes.join(", ")}` : `${noun} ${unit}`;
}

/** `dashboard`, `dba (administrator)`; one sentence, if the environment names nobody. */
export function readerWords({ readers }: PlaceRecord): readonly string[] {
  if (readers.length === 0) return ["no role is named; administrators of the cloud account can"];
  return readers.map(({ role, may }) => (may === "administer" ? `${role} (administrator)` : role));
}

/** `objects 30 days + lifecycle run 2 days`. */
export function sumWords({ terms }: PlaceRecord): string {
  return terms.map(({ what, minutes }) => `${what} ${lengthInWords(minutes)}`).join(" + ");
}

/** The place whose copies are the last to go. */
export function lastPlace({ places }: CategoryRecord): PlaceRecord {
  return places.reduce((last, place) => (place.goneByDay > last.goneByDay ? place : last));
}
