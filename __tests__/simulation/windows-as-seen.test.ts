// First: cdktn, in its place, cannot be loaded through bindings.
import "cdktf";
import fc from "fast-check";
import { Period } from "../../policy/period";
import type { Policy } from "../../policy/policy";
import type { Holding } from "../../schedule/holding";
import { createSchedule, type RetentionSchedule } from "../../schedule/schedule";
import type { ObjectStorageSettings } from "../../schedule/kinds/object-storage";
import { daysToMinutes } from "../../schedule/window";
import { DAY, HOUR } from "../../simulation/moment";
import { lifeOf } from "../../simulation/simulate";
import { category, mysqlStore } from "../schedule/sample-policy";
import { unitsOfSchedule } from "./deployed-schedule";
import { policyText } from "./random-policy";
import { asScheduled, type Claim, claimHolds, scheduleOf } from "./windows-as-seen";

/** How many policies are tried: `SIMULATED_POLICIES=20000 npx jest` tries more. */
const POLICIES = Number(process.env["SIMULATED_POLICIES"] ?? 2000);

/** Enough for a wrong formula to show. */
const POLICIES_FOR_A_WRONG_CLAIM = 100;

const ONE_DAY = daysToMinutes(1);

const schedules = policyText.map(scheduleOf).filter((schedule) => schedule !== undefined);

const schedulesWithBuckets = schedules.filter((schedule) => bucketIn(schedule) !== undefined);

/** No policy file may say so, for TencentDB refuses it: binlogs that outlive the backups. */
const schedulesWithLongBinlogs = fc
  .record({ keepFor: fc.integer({ min: 1, max: 400 }), binlogs: fc.integer({ min: 10, max: 60 }) })
  .map(({ keepFor, binlogs }): Policy => {
    const retention = { keepFor: Period.days(keepFor) };
    const place = { store: "db", database: "m", tables: { call: { timeColumn: "time" } } };
    return {
      version: 1,
      stores: { db: mysqlStore({ backups: 7, binlogs }) },
      categories: { calls: category(retention, place) },
    };
  })
  .map(createSchedule);

describe("the window of the schedule, for any policy", () => {
  it(
    "holds every record in the simulation of its Terraform, and is touched at both ends within a day",
    () => fc.assert(claimHolds(schedules, asScheduled), { numRuns: POLICIES }),
    600_000,
  );

  it("does so where binlogs outlive backups", () => {
    fc.assert(claimHolds(schedulesWithLongBinlogs, asScheduled));
  });
});

describe("a wrong formula", () => {
  it.each<[string, Claim]>([
    ["that ends a day early", ({ window }) => ({ ...window, latest: window.latest - ONE_DAY })],
    ["that ends a day late", ({ window }) => ({ ...window, latest: window.latest + ONE_DAY })],
    ["that begins a day late", ({ window }) => ({ ...window, earliest: window.earliest + ONE_DAY })],
    ["that begins a day early", ({ window }) => ({ ...window, earliest: window.earliest - ONE_DAY })],
    ["that forgets backups and binlogs", without("backups", "binlogs")],
    ["that forgets the partition", without("partition")],
    ["that forgets the purge interval", without("purge interval")],
    ["that forgets how long a run of the purge takes", without("run of the purge")],
    ["that forgets the polling", without("lifecycle polling")],
    ["that forgets the snapshots", without("snapshots")],
    ["that forgets when a snapshot is removed", without("removal of an expired snapshot")],
    ["that forgets old versions", without("old versions")],
    ["that forgets the run of a bucket's lifecycle", without("lifecycle run")],
  ])("%s is contradicted by what is seen", (_, claim) => {
    const { failed } = fc.check(claimHolds(schedules, claim), wrongly());

    expect(failed).toBe(true);
  });

  it("that forgets the binlogs is contradicted where they outlive the backups", () => {
    const backupsOnly = instead("binlogs", daysToMinutes(7));

    expect(fc.check(claimHolds(schedulesWithLongBinlogs, backupsOnly), wrongly()).failed).toBe(true);
  });

  it("prints the seed and the policy with which it was found", () => {
    const claim: Claim = ({ window }) => ({ ...window, latest: window.latest - ONE_DAY });

    expect(() => fc.assert(claimHolds(schedules, claim), wrongly())).toThrow(
      /seed: -?\d+, path: [\s\S]*"categories":/,
    );
  });
});

describe("an object of any policy", () => {
  const GMT_8 = 8;

  it("goes on the day after it is due, which begins at midnight GMT+8", () => {
    fc.assert(objectsGoOnTheDayAfter(GMT_8));
  });

  it("does not go on the day that begins at midnight in UTC", () => {
    expect(fc.check(objectsGoOnTheDayAfter(0), wrongly()).failed).toBe(true);
  });
});

/** Holds if an object is gone within the day after the one on which it is due, in a time zone. */
function objectsGoOnTheDayAfter(hoursAheadOfUtc: number) {
  const written = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) });
  return fc.property(schedulesWithBuckets, written, fc.nat(), (schedule, written, seed) => {
    const { deleteAfterDays } = bucketIn(schedule) as ObjectStorageSettings;
    const [bucket] = unitsOfSchedule(schedule).filter(({ store }) => store.includes("cos_bucket"));
    const object = lifeOf(bucket!, written, { seed, records: 1 }).find(({ readFrom }) => readFrom);
    const ahead = hoursAheadOfUtc * HOUR;
    const dayAfter = Math.floor((written + deleteAfterDays * DAY + ahead) / DAY + 1) * DAY - ahead;
    expect(object?.gone).toBeGreaterThanOrEqual(dayAfter);
    expect(object?.gone).toBeLessThanOrEqual(dayAfter + DAY);
  });
}

function bucketIn({ stores }: RetentionSchedule) {
  return Object.values(stores).find(({ kind }) => kind === "object-storage");
}

function wrongly() {
  return { numRuns: POLICIES_FOR_A_WRONG_CLAIM, endOnFailure: true };
}

function without(...terms: readonly string[]): Claim {
  return (holding) => terms.reduce((window, term) => less(window, holding, term, 0), asScheduled(holding));
}

function instead(term: string, minutes: number): Claim {
  return (holding) => less(asScheduled(holding), holding, term, minutes);
}

/** The window with another length of a term, if it has that term. */
function less(window: ReturnType<Claim>, { window: { terms } }: Holding, what: string, minutes: number) {
  const term = terms.find((term) => term.what === what);
  return term ? { ...window, latest: window.latest - term.minutes + minutes } : window;
}
