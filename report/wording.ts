import { days } from "../policy/counted";
import { lengthInWords } from "../schedule/length-in-words";
import type { BasisRecord, CategoryRecord, PeriodRecord, PlaceRecord, RetentionReport } from "./model";

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

/** `dashboard`, `dba (administrator)`, and who may read it whatever the environment says. */
export function readerWords({ readers, readBesides }: PlaceRecord): readonly string[] {
  const roles = readers.map(({ role, may }) => (may === "administer" ? `${role} (administrator)` : role));
  return [...orNobody(roles), `besides: ${readBesides.join(", ")}`];
}

/** `registration`, and what writing means for the age of what is there. */
export function writerWords({ kind, writers }: PlaceRecord): readonly string[] {
  const restarts = kind === "object-storage" && writers.length > 0;
  return [...orNobody(writers), ...(restarts ? ["an upload over an object restarts its age"] : [])];
}

function orNobody(roles: readonly string[]): readonly string[] {
  return roles.length > 0 ? roles : ["no role is named"];
}

/** `retention-policy.yaml, SHA-256 9f86d0…`. */
export function policyWords({ policy: { file, sha256 } }: RetentionReport): string {
  return `${file}, SHA-256 ${sha256}`;
}

/** `objects 30 days + lifecycle run 2 days`. */
export function sumWords({ terms }: PlaceRecord): string {
  return terms.map(({ what, minutes }) => `${what} ${lengthInWords(minutes)}`).join(" + ");
}

/** The place whose copies are the last to go. */
export function lastPlace({ places }: CategoryRecord): PlaceRecord {
  return places.reduce((last, place) => (place.goneByDay > last.goneByDay ? place : last));
}
