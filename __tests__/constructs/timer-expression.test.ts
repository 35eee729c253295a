import fc from "fast-check";
import { timerExpression } from "../../constructs/mysql/timer-expression";
import { DAY, MINUTE, WEEK } from "../../simulation/moment";
import { timesOf } from "../../simulation/timer-expression";

const MONDAY = Date.UTC(2026, 0, 5);

const offset = fc
  .integer({ min: -12 * 60, max: 14 * 60 })
  .map((ahead) => ({ ahead, text: offsetText(ahead) }));
const minuteOfDay = fc.integer({ min: 0, max: 24 * 60 - 1 });

describe("the expression of a timer", () => {
  it.each([
    ["02:00Z", 1, "+00:00", "0 0 2 * * * *"],
    ["02:00Z", 7, "+00:00", "0 0 2 * * MON *"],
    ["02:00Z", 1, "+08:00", "0 0 10 * * * *"],
    ["02:30+08:00", 1, "+08:00", "0 30 2 * * * *"],
    ["02:30+08:00", 1, "+00:00", "0 30 18 * * * *"],
    ["02:30+08:00", 7, "+00:00", "0 30 18 * * SUN *"],
    ["22:15-05:00", 7, "+08:00", "0 15 11 * * TUE *"],
    ["00:10+14:00", 7, "-12:00", "0 10 22 * * SAT *"],
    ["23:50-12:00", 7, "+14:00", "0 50 1 * * WED *"],
    ["04:15+05:30", 1, "+00:00", "0 45 22 * * * *"],
  ])("at %s, every %d days, for a timer in %s, is %s", (at, everyDays, timerZone, expression) => {
    expect(timerExpression(at, everyDays, timerZone)).toBe(expression);
  });

  it("runs at the minute that is meant, whatever the clock of the timer, and once a week on the Monday there", () => {
    fc.assert(
      fc.property(minuteOfDay, offset, offset, fc.constantFrom(1, 7), (minute, meant, timer, everyDays) => {
        const at = `${clock(minute)}${meant.text}`;
        const expression = timerExpression(at, everyDays, timer.text)!;
        // The simulation reads the expression by itself.
        const runs = timesOf(expression, timer.ahead * MINUTE)!;

        const first = MONDAY + minute * MINUTE - meant.ahead * MINUTE;
        expect(runs.from(first)).toBe(first);
        expect(runs.after(first)).toBe(first + (everyDays === 7 ? WEEK : DAY));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["02:30", "+00:00"],
    ["02:30+08:00", "Asia/Shanghai"],
  ])("is none for %s in %s", (at, timerZone) => {
    expect(timerExpression(at, 1, timerZone)).toBeUndefined();
  });
});

function offsetText(ahead: number): string {
  return `${ahead < 0 ? "-" : "+"}${clock(Math.abs(ahead))}`;
}

function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
