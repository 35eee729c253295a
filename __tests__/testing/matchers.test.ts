import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CosBucket } from "@cdktf/provider-tencentcloud/lib/cos-bucket";
import { TencentcloudProvider } from "@cdktf/provider-tencentcloud/lib/provider";
import { TerraformStack, Testing } from "cdktf";
import { RetentionGuard } from "../../constructs/guard/retention-guard";
import { ObjectStore } from "../../constructs/object-storage/object-store";
import { Period } from "../../policy/period";
import { createSchedule } from "../../schedule/schedule";
import { samplePolicy } from "../schedule/sample-policy";
import "../../testing";

const POLICY = samplePolicy();

/** The bucket that the policy asks for, and whatever is added to it. */
function faces(
  add: (stack: TerraformStack) => void = () => undefined,
  deleteAfter = 30,
  importFrom?: string,
): TerraformStack {
  const stack = new TerraformStack(Testing.app(), "stack");
  new TencentcloudProvider(stack, "tencentcloud", { region: "ap-guangzhou" });
  new ObjectStore(stack, "faces", {
    name: "faces",
    appId: "1250000000",
    prefixes: ["faces/"],
    expireAfter: Period.days(deleteAfter),
    tags: { store: "images" },
    importFrom,
  });
  add(stack);
  return stack;
}

function publicBucket(stack: TerraformStack): CosBucket {
  return new CosBucket(stack, "by-hand", {
    bucket: "by-hand-1250000000",
    acl: "public-read",
    encryptionAlgorithm: "AES256",
  });
}

/** What a test that fails says, without its colours. */
function complaint(assertion: () => void): string {
  try {
    assertion();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("the assertion holds");
}

describe("a stack that takes over what exists", () => {
  const takenOver = () => faces(undefined, 30, "faces-1250000000");

  it("is held to the same as one that creates it", () => {
    for (const received of [takenOver(), Testing.synth(takenOver())]) {
      expect(received).toHonourRetention(POLICY);
      expect(received).toHaveNoPublicAccess();
      expect(received).toExpireWithin(Period.days(32));
      expect(received).not.toExpireWithin(Period.days(31));
    }
    expect(faces(undefined, 40, "faces-1250000000")).not.toHonourRetention(POLICY);
  });

  it("says in its snapshot what it takes over", () => {
    expect(takenOver()).toMatchRetentionSnapshot();

    const snapshot = readFileSync(join(__dirname, "__snapshots__", "matchers.test.ts.snap"), "utf8");
    expect(snapshot).toMatch(
      /"import": \[\s+{\s+"id": "faces-1250000000",\s+"to": "tencentcloud_cos_bucket\./,
    );
  });
});

describe("toHonourRetention", () => {
  it("holds for a policy and for its schedule, of a stack and of its JSON", () => {
    expect(faces()).toHonourRetention(POLICY);
    expect(Testing.synth(faces())).toHonourRetention(createSchedule(POLICY));
  });

  it("names the construct, the argument, its value and what is allowed", () => {
    expect(complaint(() => expect(faces(undefined, 40)).toHonourRetention(POLICY))).toMatch(
      /^stack\/faces\/Resource: bucket-expiry-as-scheduled: lifecycle_rules.* is 40: keeps beyond what goneBy allows; allowed: 30, as scheduled; /,
    );
  });

  it("names the address where the JSON has no constructs", () => {
    const terraform = Testing.synth(faces(publicBucket));

    expect(complaint(() => expect(terraform).toHonourRetention(POLICY)).split("\n")).toEqual([
      expect.stringMatching(/^tencentcloud_cos_bucket\.by-hand: public-acl: acl is "public-read": /),
      expect.stringMatching(/^tencentcloud_cos_bucket\.by-hand: undeclared-data: tags.store is not set: /),
    ]);
  });

  it("lets be what the stack exempts", () => {
    const stack = faces((stack) => {
      const bucket = publicBucket(stack);
      RetentionGuard.exempt(bucket, "public-acl", "a web site");
      RetentionGuard.exempt(bucket, "undeclared-data", "a web site");
    });

    expect(stack).toHonourRetention(POLICY);
    expect(Testing.synth(stack)).toHonourRetention(POLICY);
  });

  it("asks for protection against destruction, unless the environment wants none", () => {
    const unprotected = faces();
    unprotected.addOverride("resource.tencentcloud_mysql_instance.db", {
      tags: { store: "db" },
      intranet_port: 13306,
    });
    const withProtection = complaint(() => expect(unprotected).toHonourRetention(POLICY));
    const without = complaint(() => {
      expect(unprotected).toHonourRetention(POLICY, { destroyProtection: false });
    });

    expect(withProtection).toContain("prevent-destroy: ");
    expect(without).not.toContain("prevent-destroy: ");
  });

  it("says what it was given, if that is no Terraform", () => {
    expect(complaint(() => expect("{").toHonourRetention(POLICY))).toBe(
      "the text passed to expect:1:1: is not JSON; allowed: a Terraform configuration in JSON, such as cdk.tf.json",
    );
    expect(complaint(() => expect(undefined).toHonourRetention(POLICY))).toBe(
      "expect() was given neither; allowed: a TerraformStack, or what Testing.synth returns",
    );
  });

  it("says what holds, where that was not expected", () => {
    expect(complaint(() => expect(faces()).not.toHonourRetention(POLICY))).toBe(
      "every resource honours the retention schedule",
    );
  });
});

describe("toExpireWithin", () => {
  it("holds to the day", () => {
    expect(faces()).toExpireWithin(Period.days(32));
    expect(faces()).not.toExpireWithin(Period.days(31));
  });

  it("names the place, its last copy, and when that is gone", () => {
    expect(complaint(() => expect(faces()).toExpireWithin(Period.days(31)))).toMatch(
      /^stack\/faces: faces-1250000000: the last copy \(object\) is gone 32\.00 days after it was written; allowed: within P31D/,
    );
  });

  it("does not hold for what stays", () => {
    expect(complaint(() => expect(faces(publicBucket)).toExpireWithin(Period.years(100)))).toMatch(
      /^stack\/by-hand: .* is never gone; allowed: within P100Y/,
    );
  });

  it("names everything that stays, and where", () => {
    const stack = faces((stack) => {
      publicBucket(stack);
      stack.addOverride("resource.tencentcloud_mysql_instance.db", {});
    });
    const lines = complaint(() => expect(stack).toExpireWithin(Period.years(100))).split("\n");

    expect(lines).toEqual([
      expect.stringMatching(
        /^tencentcloud_mysql_instance.db: every database: the last copy \(row\) is never gone; /,
      ),
      expect.stringMatching(
        /^stack\/by-hand: .*: the last copy \(fragments of an unfinished upload, object\) is never gone; /,
      ),
    ]);
  });

  it("is neither true nor false of a stack that holds nothing", () => {
    const empty = () => new TerraformStack(Testing.app(), "empty");
    const wrong = "no resource holds data; allowed: a stack with a store";

    expect(complaint(() => expect(empty()).toExpireWithin(Period.days(1)))).toBe(wrong);
    expect(complaint(() => expect(empty()).not.toExpireWithin(Period.days(1)))).toBe(wrong);
  });
});

describe("toHaveNoPublicAccess", () => {
  it("holds for a private bucket, declared or not", () => {
    expect(faces()).toHaveNoPublicAccess();
    expect(faces((stack) => (publicBucket(stack).acl = "private"))).toHaveNoPublicAccess();
  });

  it("names what is open, and does not care for exemptions", () => {
    const stack = faces((stack) => RetentionGuard.exempt(publicBucket(stack), "public-acl", "a web site"));

    expect(complaint(() => expect(stack).toHaveNoPublicAccess())).toMatch(
      /^stack\/by-hand: public-acl: acl is "public-read": everybody may read, or write as well; allowed: private/,
    );
  });
});
