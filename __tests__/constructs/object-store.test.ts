import { Token } from "cdktf";
import { ObjectStore, type ObjectStoreProps } from "../../constructs/object-storage/object-store";
import { Period } from "../../policy/period";
import { addressOf, only, refusals, synthesized } from "./synthesized";

const four: ObjectStoreProps = { name: "id-images", appId: "1250000000", expireAfter: Period.days(30) };

describe("a bucket", () => {
  it("expires everything, is private and encrypted, with nothing but a name, an APPID and a period", () => {
    const bucket = only(bucketWith({}), "tencentcloud_cos_bucket");

    expect(bucket).toMatchObject({
      bucket: "id-images-1250000000",
      acl: "private",
      encryption_algorithm: "AES256",
    });
    expect(bucket).toMatchObject({ versioning_enable: false, force_clean: false });
    // Or one over several zones that is imported would be replaced.
    expect(bucket).toMatchObject({ lifecycle: { ignore_changes: ["multi_az"] } });
    expect(bucket["lifecycle_rules"]).toEqual([
      {
        id: "expire-everything",
        filter_prefix: "",
        expiration: { days: 30 },
        abort_incomplete_multipart_upload: { days_after_initiation: 1 },
      },
    ]);
    expect(bucketWith({}).resource).toMatchSnapshot();
  });

  it("expires old versions and delete markers, if versions are kept", () => {
    const bucket = only(bucketWith({ versionsExpireAfter: Period.days(7) }), "tencentcloud_cos_bucket");

    expect(bucket["versioning_enable"]).toBe(true);
    expect(bucket["lifecycle_rules"]).toEqual([
      expect.objectContaining({
        expiration: { days: 30 },
        non_current_expiration: { non_current_days: 7 },
      }),
      { id: "expire-delete-markers", filter_prefix: "", expiration: { delete_marker: true } },
    ]);
  });

  it("logs accesses to a bucket of its own, with an expiry of its own", () => {
    const json = bucketWith({ accessLogs: { expireAfter: Period.days(20) }, tags: { store: "images" } });

    const [bucket, logs] = Object.values(json.resource["tencentcloud_cos_bucket"]!).sort((a) =>
      a["log_enable"] ? -1 : 1,
    );
    expect(bucket).toMatchObject({ log_enable: true, log_prefix: "id-images/" });
    expect(bucket!["log_target_bucket"]).toMatch(/^\$\{tencentcloud_cos_bucket\..*\.bucket\}$/);
    expect(logs).toMatchObject({ bucket: "id-images-logs-1250000000", tags: { store: "images" } });
    expect(logs!["lifecycle_rules"]).toMatchObject([{ filter_prefix: "", expiration: { days: 20 } }]);
    expect(logs).not.toHaveProperty("log_enable");
  });

  it("logs accesses to a bucket that exists", () => {
    const bucket = only(bucketWith({ accessLogs: { bucket: "logs-1250000000" } }), "tencentcloud_cos_bucket");

    expect(bucket).toMatchObject({
      log_enable: true,
      log_target_bucket: "logs-1250000000",
      log_prefix: "id-images/",
    });
  });

  it("is emptied when it is destroyed, once it is no longer protected", () => {
    const bucket = only(bucketWith({ destroyProtection: false }), "tencentcloud_cos_bucket");

    expect(bucket["force_clean"]).toBe(true);
  });
});

describe("a bucket that exists", () => {
  it("is imported by its whole name, and the log of its accesses is created", () => {
    const json = bucketWith({ importFrom: "id-images-1250000000" });
    const logged = bucketWith({
      importFrom: "id-images-1250000000",
      accessLogs: { expireAfter: Period.days(20) },
    });

    expect(json.import).toEqual([
      { to: addressOf(json, "tencentcloud_cos_bucket"), id: "id-images-1250000000" },
    ]);
    expect(json.resource).toEqual(bucketWith({}).resource);
    expect(logged.import).toEqual(json.import);
  });

  it("is not looked for unless it is named", () => {
    expect(bucketWith({})).not.toHaveProperty("import");
  });

  it.each(["id-images", "other-1250000000", "id-images-1250000001", ""])(
    "is refused by another name than the construct's, such as %j",
    (importFrom) => {
      const found = refusals((stack) => new ObjectStore(stack, "images", { ...four, importFrom }));

      expect(found).toEqual([
        `stack/images: import: importFrom is "${importFrom}"; id-images-1250000000, the bucket that name and appId make, or nothing to create it`,
      ]);
    },
  );

  it("may have a name that only Terraform knows", () => {
    const name = Token.asString({ resolve: () => "${var.name}" });
    const props = { ...four, name, importFrom: "id-images-1250000000" };

    expect(refusals((stack) => new ObjectStore(stack, "images", props))).toEqual([]);
  });
});

describe("the props of a bucket", () => {
  it.each<[string, Partial<ObjectStoreProps>, string]>([
    [
      "a name with an underscore",
      { name: "id_images" },
      'name: name-appId is "id_images-1250000000"; lower-case letters',
    ],
    [
      "an APPID of nine digits",
      { appId: "125000000" },
      'name: name-appId is "id-images-125000000"; lower-case letters',
    ],
    ["a name of 50 characters", { name: "x".repeat(50) }, "at most 60 characters"],
    [
      "no day",
      { expireAfter: Period.days(0) },
      "range: expireAfter is 0; a whole number of days from 1 to 3650",
    ],
    ["3651 days", { expireAfter: Period.days(3651) }, "range: expireAfter is 3651"],
    [
      "versions for 3651 days",
      { versionsExpireAfter: Period.days(3651) },
      "range: versionsExpireAfter is 3651",
    ],
    [
      "fragments for no day",
      { unfinishedUploadsExpireAfter: Period.days(0) },
      "range: unfinishedUploadsExpireAfter is 0",
    ],
    [
      "accesses logged to no bucket, which would be no log",
      { accessLogs: { bucket: "logs" } },
      'name: accessLogs.bucket is "logs"; lower-case letters',
    ],
    [
      "accesses logged to what is no bucket",
      { accessLogs: { bucket: "Not A Bucket" } },
      'name: accessLogs.bucket is "Not A Bucket"; lower-case letters',
    ],
    [
      "a log for no day",
      { accessLogs: { expireAfter: Period.days(0) } },
      "stack/images/logs: range: expireAfter is 0",
    ],
  ])("are refused with %s", (_, props, refusal) => {
    const found = refusals((stack) => new ObjectStore(stack, "images", { ...four, ...props }));

    expect(found).toEqual([expect.stringContaining(refusal)]);
    expect(found[0]).toMatch(/^stack\/images/);
  });

  it("are all refused at once", () => {
    const props = { ...four, name: "Images", expireAfter: Period.days(0) };

    expect(refusals((stack) => new ObjectStore(stack, "images", props))).toHaveLength(2);
  });

  it("may be something that only Terraform knows", () => {
    const name = Token.asString({ resolve: () => "${var.name}" });
    const props = { ...four, name, accessLogs: { bucket: name } };

    expect(refusals((stack) => new ObjectStore(stack, "images", props))).toEqual([]);
  });
});

function bucketWith(props: Partial<ObjectStoreProps>) {
  return synthesized((stack) => new ObjectStore(stack, "images", { ...four, ...props }));
}
