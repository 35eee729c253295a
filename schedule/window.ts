/** Windows are computed in minutes, because an index lifecycle polls every ten of them. */
export const MINUTES_PER_DAY = 24 * 60;

export function daysToMinutes(days: number): number {
  return days * MINUTES_PER_DAY;
}

/** Whole days, rounded up: a copy that is gone ten minutes into day 740 is promised for day 740, not 739. */
export function minutesToDays(minutes: number): number {
  return Math.ceil(minutes / MINUTES_PER_DAY);
}

/** One stretch of time between the writing of a record and the end of its last copy. */
export interface Term {
  /** What takes this long, such as "backups". */
  readonly what: string;
  readonly minutes: number;
  /** Where the length comes from: a key of the policy, or the document that states it. */
  readonly source: string;
  /** Set if the policy can shorten this term: what to change, and how short it may get; 0 is off. */
  readonly adjustable?: { readonly keys: string; readonly leastDays: number; readonly onlyOff?: boolean };
}

/** When the copies of a record go, counted from when it is written. */
export interface Window {
  /** No copy that the service reads from is deleted earlier. In minutes. */
  readonly earliest: number;
  /** The last copy anywhere is gone by then: the sum of the terms. In minutes. */
  readonly latest: number;
  readonly terms: readonly Term[];
  /** Why `latest` is not kept yet: nothing deletes the data. The window is what it will be once something does. */
  readonly notEnforced?: string;
}

export function windowOf(terms: readonly [Term, ...Term[]], notEnforced?: string): Window {
  const latest = sumOf(terms);
  return { earliest: terms[0].minutes, latest, terms, ...(notEnforced && { notEnforced }) };
}

export function sumOf(terms: readonly Term[]): number {
  return terms.reduce((sum, term) => sum + term.minutes, 0);
}

/** One window over several copies: from the first that may go to the last that must. */
export function spanOf(windows: readonly [Window, ...Window[]]): Window {
  const last = windows.reduce((a, b) => (b.latest > a.latest ? b : a));
  const notEnforced = windows.find((window) => window.notEnforced)?.notEnforced;
  return {
    ...last,
    earliest: Math.min(...windows.map((window) => window.earliest)),
    ...(notEnforced && { notEnforced }),
  };
}
