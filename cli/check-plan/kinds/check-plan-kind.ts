import type { PeriodReader } from "../period-change";

/** What one kind of store has that can become shorter or longer. */
export interface CheckPlanKind<Settings> {
  /** By the type of a resource that sets a period. */
  readonly periods: Readonly<Record<string, PeriodReader>>;
  /** Those of them that begin to delete beside a store that exists, by what the store itself is. @default - none */
  readonly beginBeside?: Readonly<Record<string, string>>;
  /** How long the copies live that the schedule knows of, in days. */
  copyDays(settings: Settings): number;
}
