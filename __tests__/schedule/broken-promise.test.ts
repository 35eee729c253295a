import { Period } from "../../policy/period";
import type { Policy } from "../../policy/policy";
import { createSchedule, ScheduleError } from "../../schedule/schedule";
import { elasticsearchStore, mysqlStore, objectStore, samplePolicy } from "./sample-policy";

describe("a policy whose last copy outlives goneBy", () => {
  it("is refused with the terms that make it up and the settings that would fit", () => {
    const retention = { keepFor: Period.days(30), goneBy: Period.days(31) };

    const findings = findingsOf(samplePolicy({ retention: { faces: retention } }));

    expect(findings).toEqual([
      {
        path: ["categories", "faces", "retention", "goneBy"],
        wrong: "the last copy of images is gone after 32 days, not 31: objects 30 + lifecycle run 2",
        allowed: "allowed: goneBy of P32D or more, or keepFor of P29D or less",
      },
    ]);
  });

  it("names every single setting that would do", () => {
    const retention = { keepFor: Period.days(30), goneBy: Period.days(60) };
    const stores = { db: mysqlStore({ backups: 30, binlogs: 7 }) };

    const [finding] = findingsOf(samplePolicy({ stores, retention: { calls: retention } }));

    expect(finding?.wrong).toContain(
      "69 days, not 60: rows 30 + partition 7 + purge interval 1 + run of the purge 15 minutes + backups 30",
    );
    expect(finding?.allowed).toBe(
      "allowed: goneBy of P69D or more, or keepFor of P21D or less, " +
        "or backups.keepFor and binlogs.keepFor of the store of P21D or less",
    );
  });

  it("is refused if goneBy alone leaves no day to keep the data", () => {
    const findings = findingsOf(samplePolicy({ retention: { calls: { goneBy: Period.days(15) } } }));

    expect(findings).toEqual([
      {
        path: ["categories", "calls", "retention", "goneBy"],
        wrong:
          "P15D leaves no day to keep monitoring.call in db: what follows the deletion takes partition 7 + purge interval 1 + run of the purge 15 minutes + backups 7",
        allowed: "allowed: goneBy of P17D or more, or shorter terms",
      },
    ]);
  });

  it("is refused for the fragments alone", () => {
    const stores = { images: objectStore({ unfinishedUploads: 60 }) };
    const retention = { keepFor: Period.days(30), goneBy: Period.days(40) };

    const [finding] = findingsOf(samplePolicy({ stores, retention: { faces: retention } }));

    expect(finding?.wrong).toContain("62 days, not 40: unfinished uploads 60 + lifecycle run 2");
    expect(finding?.allowed).toBe(
      "allowed: goneBy of P62D or more, or unfinishedUploads.keepFor of the store of P38D or less",
    );
  });

  it("is refused for a partition that is longer than the window, under lifecycle management too", () => {
    const stores = { logs: elasticsearchStore({ lifecycle: "ilm", partition: 31 }) };
    const retention = { keepFor: Period.days(730), goneBy: Period.days(760) };

    const findings = findingsOf(samplePolicy({ stores, retention: { steps: retention } }));

    expect(findings).toEqual([
      {
        path: ["categories", "steps", "retention", "goneBy"],
        wrong:
          "the last copy of steps in logs is gone after 770 days, not 760: " +
          "index 730 + partition 31 + lifecycle polling 40 minutes + snapshots 7 + removal of an expired snapshot 1",
        allowed:
          "allowed: goneBy of P770D or more, or keepFor of P720D or less, or partition of the store of P21D or less",
      },
    ]);
  });

  it("proposes other snapshots only where there can be others", () => {
    const retention = { keepFor: Period.days(30), goneBy: Period.days(38) };
    const proposals = [
      elasticsearchStore(),
      elasticsearchStore({ lifecycle: "ilm", repository: "backups" }),
    ].map(
      (logs) => findingsOf(samplePolicy({ stores: { logs }, retention: { steps: retention } }))[0]?.allowed,
    );

    expect(proposals).toEqual([
      "allowed: goneBy of P40D or more, or keepFor of P28D or less, or snapshots of the store off",
      "allowed: goneBy of P40D or more, or keepFor of P28D or less, or snapshots of the store of P5D or less",
    ]);
  });

  it("is refused if the service cannot wait for as long as keepFor says", () => {
    const findings = findingsOf(samplePolicy({ retention: { faces: { keepFor: Period.days(4000) } } }));

    expect(findings).toEqual([
      {
        path: ["categories", "faces", "retention", "keepFor"],
        wrong: "images deletes after 3650 days, before P4000D is over",
        allowed: "allowed: keepFor of P3650D or less",
      },
    ]);
  });

  it("is refused for all its categories at once", () => {
    const short = { keepFor: Period.days(30), goneBy: Period.days(30) };

    const findings = findingsOf(samplePolicy({ retention: { calls: short, steps: short, faces: short } }));

    expect(findings.map(({ path }) => path[1])).toEqual(["calls", "steps", "faces"]);
  });
});

function findingsOf(policy: Policy) {
  try {
    createSchedule(policy);
  } catch (error) {
    if (error instanceof ScheduleError) return error.findings;
    throw error;
  }
  throw new Error("the schedule was not refused");
}
