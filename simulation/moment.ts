/** Milliseconds since 1970 in UTC. `NEVER` for what does not happen. */
export type Moment = number;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

export const NEVER: Moment = Infinity;
