import { clockChanges } from "../../cli/clock-change";
import type { TimeReading } from "../../policy/time-reading";

const SECONDS: TimeReading = { unit: "seconds" };
const MILLISECONDS: TimeReading = { unit: "milliseconds" };
const IN_SHANGHAI: TimeReading = { timeZone: "+08:00" };

/** What is said of a table when the reading of its time column changes. */
function told(old: TimeReading, now: TimeReading, element = "at"): string[] {
  return clockChanges("m.call", { element: "at", reading: old }, { element, reading: now }).map(
    ({ effect, words }) => `${effect}: ${words}`,
  );
}

describe("what says how old a row is", () => {
  it.each([
    [{}, { timeZone: "+00:00" }],
    [IN_SHANGHAI, IN_SHANGHAI],
    [SECONDS, SECONDS],
  ])("is the same in %j as in %j", (old, now) => {
    expect(told(old, now)).toEqual([]);
  });

  it.each([
    [
      {},
      IN_SHANGHAI,
      "older: times in m.call are read in +08:00, not in UTC: every row is 8 hours older than before, and goes 8 hours earlier",
    ],
    [
      IN_SHANGHAI,
      {},
      "younger: times in m.call are read in UTC, not in +08:00: every row is 8 hours younger than before, and is kept 8 hours longer",
    ],
    [
      { timeZone: "-05:00" },
      { timeZone: "+05:30" },
      "older: times in m.call are read in +05:30, not in -05:00: every row is 10 hours 30 minutes older than before, and goes 10 hours 30 minutes earlier",
    ],
    [
      {},
      { timeZone: "-05:00" },
      "younger: times in m.call are read in -05:00, not in UTC: every row is 5 hours younger than before, and is kept 5 hours longer",
    ],
    [
      SECONDS,
      MILLISECONDS,
      "older: times in m.call are read in milliseconds since 1970-01-01 UTC, not in seconds: what was written in seconds is then from January 1970, and goes at the next run",
    ],
    [
      MILLISECONDS,
      SECONDS,
      "younger: times in m.call are read in seconds since 1970-01-01 UTC, not in milliseconds: what was written in milliseconds is then from the far future, and stays",
    ],
  ])("is another in %j than in %j", (old, now, words) => {
    expect(told(old, now)).toEqual([words]);
  });

  it("may be another element, and another reading with it", () => {
    expect(told({}, {}, "on")).toEqual([
      "older: the age of what is in m.call counts from on, not from at: where that is earlier, it goes earlier",
      "younger: the age of what is in m.call counts from on, not from at: where that is later, it is kept longer",
    ]);
    expect(told(IN_SHANGHAI, SECONDS, "on")[0]).toBe(
      "older: the age of what is in m.call counts from on in seconds since 1970-01-01 UTC, not from at in +08:00: where that is earlier, it goes earlier",
    );
  });

  it("is older by as much as its clocks are ahead, as two readings of one text show", () => {
    const [was, is] = ["2026-01-01T12:00:00+00:00", "2026-01-01T12:00:00+08:00"].map(Date.parse);

    expect(was! - is!).toBe(8 * 60 * 60 * 1000);
  });
});
