import fc from "fast-check";
import { readConfiguration } from "../../functions/row-purge/configuration";
import { isSameReading, readingInWords, type TimeReading, withReading } from "../../policy/time-reading";
import { minutesAhead, STEADY_ZONES, UTC_OFFSET } from "../../policy/utc-offset";
import { configurationFor, thirtyDays } from "../mysql-servers/run-purge";

const WEEK_IN_MS = 7 * 24 * 60 * 60 * 1000;

/** Every text of the form, whether or not there is such an offset. */
const written = fc
  .record({
    sign: fc.constantFrom("+", "-"),
    hours: fc.integer({ min: 0, max: 99 }),
    minutes: fc.integer({ min: 0, max: 99 }),
  })
  .map(({ sign, hours, minutes }) => ({
    text: `${sign}${two(hours)}:${two(minutes)}`,
    sign,
    hours,
    minutes,
  }));

describe("an offset from UTC", () => {
  it("lies between -12:00 and +14:00, and -00:00 is none", () => {
    fc.assert(
      fc.property(written, ({ text, sign, hours, minutes }) => {
        const ahead = (sign === "-" ? -1 : 1) * (hours * 60 + minutes);
        const exists = minutes < 60 && ahead >= -12 * 60 && ahead <= 14 * 60 && text !== "-00:00";
        expect(UTC_OFFSET.test(text)).toBe(exists);
        if (exists) expect(minutesAhead(text)).toBe(ahead);
      }),
      { numRuns: 2000 },
    );
  });

  it("is the same to the function as to the policy", () => {
    const anything = fc.oneof(
      written.map(({ text }) => text),
      fc.constantFrom("", "Z", "UTC", "+8:00", "+0800", " +08:00", "+08:00\n", "-12:00", "+14:00", "-00:00"),
    );

    fc.assert(
      fc.property(anything, (text) => takenByTheFunction(text) === UTC_OFFSET.test(text)),
      {
        numRuns: 2000,
      },
    );
  });
});

describe("a zone whose offset a problem names", () => {
  it.each(Object.entries(STEADY_ZONES))("%s has kept it ever since: %j", (zone, { offset, since }) => {
    const clock = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
    const offsets = new Set<string>();
    for (let at = Date.UTC(since, 0, 1) - minutesAhead(offset) * 60_000; at < Date.now(); at += WEEK_IN_MS) {
      offsets.add(clock.formatToParts(at).find(({ type }) => type === "timeZoneName")!.value);
    }

    expect([...offsets]).toEqual([`GMT${offset}`]);
  });
});

describe("the reading of a time column", () => {
  const READINGS: TimeReading[] = [{}, { timeZone: "+08:00" }, { unit: "seconds" }, { unit: "milliseconds" }];

  it("is the same with UTC as without a zone, and otherwise only as itself", () => {
    expect(isSameReading({}, { timeZone: "+00:00" })).toBe(true);
    for (const a of READINGS) {
      expect(READINGS.filter((b) => isSameReading(a, b))).toEqual([a]);
    }
  });

  it("is said in a few words, and beside the name of a column only if the policy says it", () => {
    expect(READINGS.map(readingInWords)).toEqual([
      "in UTC",
      "in +08:00",
      "in seconds since 1970-01-01 UTC",
      "in milliseconds since 1970-01-01 UTC",
    ]);
    expect(withReading("at", {})).toBe("at");
    expect(withReading("at", { timeZone: "+00:00" })).toBe("at (in UTC)");
    expect(withReading("at", { timeZone: "-05:00" })).toBe("at (in -05:00)");
  });
});

function takenByTheFunction(timeZone: string): boolean {
  try {
    readConfiguration(JSON.stringify(configurationFor([thirtyDays("m", "call", { timeZone })])));
    return true;
  } catch {
    return false;
  }
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
