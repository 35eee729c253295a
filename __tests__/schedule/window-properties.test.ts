import fc from "fast-check";
import { Period } from "../../policy/period";
import type { Policy, Retention } from "../../policy/policy";
import { createSchedule, type RetentionSchedule, ScheduleError } from "../../schedule/schedule";
import { daysToMinutes } from "../../schedule/window";
import { category, elasticsearchStore, mysqlStore, objectStore } from "./sample-policy";

interface Terms {
  keepFor: number;
  backups: number;
  binlogs: number;
  purge: number;
  rowPartition: number;
  indexPartition: number;
  snapshots: number;
  versions: number;
  unfinishedUploads: number;
}

const terms: fc.Arbitrary<Terms> = fc.record({
  keepFor: fc.integer({ min: 1, max: 3650 }),
  backups: fc.integer({ min: 7, max: 1830 }),
  binlogs: fc.integer({ min: 7, max: 1830 }),
  purge: fc.integer({ min: 1, max: 30 }),
  rowPartition: fc.integer({ min: 0, max: 400 }),
  indexPartition: fc.integer({ min: 1, max: 400 }),
  snapshots: fc.integer({ min: 0, max: 400 }),
  versions: fc.integer({ min: 0, max: 3650 }),
  unfinishedUploads: fc.integer({ min: 1, max: 3650 }),
});
const lifecycle = fc.constantFrom("autonomous-index" as const, "ilm" as const);

describe("the window, for any policy", () => {
  it("begins no later than it ends", () => {
    fc.assert(
      fc.property(terms, lifecycle, (terms, lifecycle) => {
        for (const { window } of windows(policyOf(terms, lifecycle))) {
          expect(window.earliest).toBeLessThanOrEqual(window.latest);
        }
      }),
    );
  });

  it("never gets shorter when a term gets longer", () => {
    const term = fc.constantFrom(...termNames);
    fc.assert(
      fc.property(
        terms,
        lifecycle,
        term,
        fc.integer({ min: 1, max: 100 }),
        (terms, lifecycle, term, more) => {
          const before = windows(policyOf(terms, lifecycle));
          const after = windows(policyOf({ ...terms, [term]: terms[term] + more }, lifecycle));
          before.forEach(({ window }, i) =>
            expect(after[i]!.window.latest).toBeGreaterThanOrEqual(window.latest),
          );
        },
      ),
    );
  });

  it("honours keepFor and goneBy in every schedule that passes", () => {
    const slack = fc.integer({ min: -50, max: 5000 });
    fc.assert(
      fc.property(terms, lifecycle, slack, fc.boolean(), (terms, lifecycle, slack, openStart) => {
        const goneBy = Period.days(Math.max(1, terms.keepFor + slack));
        const retention = openStart ? { goneBy } : { keepFor: Period.days(terms.keepFor), goneBy };
        const schedule = scheduleOrRefusal(policyOf(terms, lifecycle, retention));
        if (schedule instanceof ScheduleError) return;
        for (const { window, holdings } of Object.values(schedule.categories)) {
          if (!openStart) expect(window.earliest).toBeGreaterThanOrEqual(daysToMinutes(terms.keepFor));
          expect(window.latest).toBeLessThanOrEqual(daysToMinutes(goneBy.days));
          for (const { deleteAfterDays } of holdings) expect(deleteAfterDays).toBeGreaterThanOrEqual(1);
        }
      }),
    );
  });

  it("fits when set as a refusal proposes", () => {
    fc.assert(
      fc.property(terms, lifecycle, (terms, lifecycle) => {
        const retention = { keepFor: Period.days(terms.keepFor), goneBy: Period.days(terms.keepFor) };
        const refusal = scheduleOrRefusal(policyOf(terms, lifecycle, retention));
        if (!(refusal instanceof ScheduleError)) throw new Error("something always follows the deletion");
        const proposals = refusal.findings.map(({ allowed }) =>
          Number(/goneBy of P(\d+)D/.exec(allowed)?.[1]),
        );
        const fitting = { ...retention, goneBy: Period.days(Math.max(...proposals)) };
        expect(() => createSchedule(policyOf(terms, lifecycle, fitting))).not.toThrow();
      }),
    );
  });
});

const termNames: (keyof Terms)[] = [
  "keepFor",
  "backups",
  "binlogs",
  "purge",
  "rowPartition",
  "indexPartition",
  "snapshots",
  "versions",
  "unfinishedUploads",
];

function windows(policy: Policy) {
  return Object.values(createSchedule(policy).categories);
}

function scheduleOrRefusal(policy: Policy): RetentionSchedule | ScheduleError {
  try {
    return createSchedule(policy);
  } catch (error) {
    if (error instanceof ScheduleError) return error;
    throw error;
  }
}

function policyOf(terms: Terms, lifecycle: "autonomous-index" | "ilm", given?: Retention): Policy {
  const retention = given ?? { keepFor: Period.days(terms.keepFor) };
  const partition = terms.rowPartition > 0 ? { partition: Period.days(terms.rowPartition) } : {};
  return {
    version: 1,
    stores: {
      db: mysqlStore({ backups: terms.backups, binlogs: terms.binlogs, purge: terms.purge }),
      logs: elasticsearchStore({ lifecycle, partition: terms.indexPartition, snapshots: terms.snapshots }),
      images: objectStore({ versions: terms.versions, unfinishedUploads: terms.unfinishedUploads }),
    },
    categories: {
      calls: category(retention, {
        store: "db",
        database: "m",
        tables: { call: { timeColumn: "time", ...partition } },
      }),
      steps: category(retention, { store: "logs", index: "steps", timeField: "time" }),
      faces: category(retention, { store: "images" }),
    },
  };
}
