import { readPolicy } from "../../policy/read-policy";
import { complaints, edited } from "./small-policy";

const HOUR = 'a time of day with its offset from UTC, such as "02:30+08:00" or "18:30Z"';

describe("the purge of a MySQL store", () => {
  it("runs every day or once a week", () => {
    for (const every of ["P1D", "P1W", "P7D"]) {
      expect(complaints(edited(["every: P1D", `every: ${every}`]))).toEqual([]);
    }
  });

  it("is refused for what a timer cannot say", () => {
    expect(complaints(edited(["every: P1D", "every: P3D"]))).toEqual([
      "p.yaml:7:21 stores.db.purge.every: P3D cannot be set as a timer; allowed: P1D, P1W",
    ]);
  });

  it("runs at the hour that the policy says, with its offset", () => {
    for (const at of ['"02:30+08:00"', "02:30+08:00", '"18:30Z"']) {
      const text = edited(["{ every: P1D }", `{ every: P1W, at: ${at} }`]);

      expect(readPolicy(text, "p.yaml").policy.stores["db"]).toMatchObject({
        purge: { at: at.replaceAll('"', "") },
      });
    }
  });

  it.each([
    ['"02:30"', `"02:30" does not say in which zone; allowed: ${HOUR}`],
    ["2", `is 2; allowed: ${HOUR}`],
    ['"2:30+08:00"', `is "2:30+08:00"; allowed: ${HOUR}`],
    ['"24:00Z"', `is "24:00Z"; allowed: ${HOUR}`],
    ['"02:30:00Z"', `is "02:30:00Z"; allowed: ${HOUR}`],
    ['"02:30+15:00"', `is "02:30+15:00"; allowed: ${HOUR}`],
    ['"02:30-00:00"', `is "02:30-00:00"; allowed: ${HOUR}`],
    [
      "02:30 Asia/Shanghai",
      '"Asia/Shanghai" is a name: a named zone with daylight saving time repeats or skips an hour, so a run may come twice, or not at all; write the fixed offset: "+08:00", which Asia/Shanghai has kept since 1992',
    ],
    [
      "02:30 CST",
      '"CST" is a name: a named zone with daylight saving time repeats or skips an hour, so a run may come twice, or not at all; write the fixed offset, such as "+08:00"',
    ],
  ])("does not run at %s", (at, problem) => {
    expect(complaints(edited(["{ every: P1D }", `{ every: P1D, at: ${at} }`]))).toEqual([
      `p.yaml:7:30 stores.db.purge.at: ${problem}`,
    ]);
  });

  it("has an hour only if it runs", () => {
    expect(complaints(edited(["{ every: P1D }", '{ leftOut: others do, at: "02:30Z" }']))).toEqual([
      'p.yaml:7:34 stores.db.purge.at: unknown key "at"; allowed: leftOut',
    ]);
    expect(complaints(edited(["{ every: P1D }", '{ at: "02:30Z" }']))).toEqual([
      expect.stringMatching(/^p\.yaml:7:5 stores\.db\.purge\.every: is missing; allowed: /),
    ]);
  });

  it("may be left out, with a reason", () => {
    const text = edited(["purge: { every: P1D }", "purge: { leftOut: a nightly job deletes them }"]);

    expect(readPolicy(text, "p.yaml").policy.stores["db"]).toMatchObject({
      purge: { leftOut: "a nightly job deletes them" },
    });
  });

  it("is not left out without one", () => {
    expect(complaints(edited(["purge: { every: P1D }", 'purge: { leftOut: "" }']))).toEqual([
      expect.stringMatching(/^p\.yaml:7:23 stores\.db\.purge\.leftOut: is ""; allowed: text, not empty$/),
    ]);
    expect(complaints(edited(["    purge: { every: P1D }\n", ""]))).toEqual([
      expect.stringMatching(/^p\.yaml:3:3 stores\.db\.purge: is missing; allowed: /),
    ]);
  });
});
