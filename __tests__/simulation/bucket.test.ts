import { DAY } from "../../simulation/moment";
import { expectWithin, seenIn } from "./seen-in";

const EXPIRE = { id: "expire", filter_prefix: "", expiration: { days: 30 } };
const ABORT = {
  id: "abort",
  filter_prefix: "",
  abort_incomplete_multipart_upload: { days_after_initiation: 1 },
};

describe("a bucket in the simulation", () => {
  it("loses an object up to two days after its period, at the midnight at the end of the run's day", () => {
    const { images } = seenIn(bucket({ lifecycle_rules: [EXPIRE, ABORT] }));

    expectWithin(images!.earliest, 30, 30.001);
    expect(images).toMatchObject({ latest: 32, last: "object", notes: [] });
  });

  it("may follow any of two rules for the same keys", () => {
    const later = { ...EXPIRE, id: "later", expiration: { days: 300 } };
    const { images } = seenIn(bucket({ lifecycle_rules: [EXPIRE, later, ABORT] }));

    expectWithin(images!.earliest, 30, 30.001);
    expect(images).toMatchObject({ latest: 302, last: "object" });
  });

  it("keeps the fragments of an upload for ever if no rule aborts it", () => {
    const { images } = seenIn(bucket({ lifecycle_rules: [EXPIRE] }));

    expect(images).toMatchObject({ latest: Infinity, last: "fragments of an unfinished upload" });
  });

  it("keeps everything if the rule says 0 days, which the provider drops", () => {
    const { images } = seenIn(bucket({ lifecycle_rules: [{ ...EXPIRE, expiration: [{ days: 0 }] }, ABORT] }));

    expect(images).toMatchObject({ earliest: Infinity, latest: Infinity, last: "object" });
  });

  it("keeps old versions for a period of their own, and a run of their own", () => {
    const rule = { ...EXPIRE, non_current_expiration: { non_current_days: 5 } };
    const { images } = seenIn(bucket({ versioning_enable: true, lifecycle_rules: [rule, ABORT] }));

    expectWithin(images!.earliest, 30, 30.001);
    expect(images).toMatchObject({ latest: 30 + 2 + 5 + 2, last: "old version" });
  });

  it("keeps old versions for ever if no rule is for them", () => {
    const { images } = seenIn(bucket({ versioning_enable: true, lifecycle_rules: [EXPIRE, ABORT] }));

    expect(images).toMatchObject({ latest: Infinity, last: "old version" });
    expectWithin(images!.earliest, 30, 30.001);
  });

  it.each([
    ["Enabled", Infinity],
    ["enabled", Infinity],
    ["Suspended", 32],
  ])("has versions if a resource beside it says so: %s", (status, latest) => {
    const { images } = seenIn({
      ...bucket({ lifecycle_rules: [EXPIRE, ABORT] }),
      tencentcloud_cos_bucket_version: { images: { bucket: "${tencentcloud_cos_bucket.images.id}", status } },
    });

    expect(images?.latest).toBe(latest);
  });

  it("keeps what a rule's prefix misses", () => {
    const rules = [{ ...EXPIRE, filter_prefix: "faces/" }, ABORT];
    const seen = seenIn(bucket({ lifecycle_rules: rules }));

    expect(seen["images/faces/"]?.latest).toBe(32);
    expect(seen["images, other keys"]).toMatchObject({ latest: Infinity, last: "object" });
  });

  it("says that accesses are logged, and treats the log's bucket as any other", () => {
    const seen = seenIn({
      tencentcloud_cos_bucket: {
        images: {
          bucket: "images",
          log_enable: true,
          log_target_bucket: "logs",
          lifecycle_rules: [EXPIRE, ABORT],
        },
        logs: { bucket: "logs", lifecycle_rules: [{ ...EXPIRE, expiration: { days: 7 } }, ABORT] },
      },
    });

    expect(seen["images"]?.notes.join()).toContain("accesses are logged");
    expect(seen["logs"]?.latest).toBe(9);
  });

  it("is late by as many days as its lifecycle does not run", () => {
    const { images } = seenIn(bucket({ lifecycle_rules: [EXPIRE, ABORT] }), { "bucket-lifecycle": 3 * DAY });

    expect(images?.latest).toBe(35);
  });
});

function bucket(values: object) {
  return { tencentcloud_cos_bucket: { images: { bucket: "images", ...values } } };
}
