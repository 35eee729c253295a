import { CosBucket } from "@cdktf/provider-tencentcloud/lib/cos-bucket";
import { TencentcloudProvider } from "@cdktf/provider-tencentcloud/lib/provider";
import { TerraformResource, TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { readExemptions } from "../../../constructs/guard/exemption";
import { EXEMPTIONS_OUTPUT } from "../../../constructs/guard/exemptions-output";
import { RetentionGuard } from "../../../constructs/guard/retention-guard";
import { ObjectStore } from "../../../constructs/object-storage/object-store";
import { Period } from "../../../policy/period";
import { createSchedule } from "../../../schedule/schedule";
import { configurationOf } from "../../../terraform-json/read-configuration";
import { samplePolicy } from "../../schedule/sample-policy";

const SCHEDULE = createSchedule(samplePolicy());

function stack(): TerraformStack {
  const stack = new TerraformStack(Testing.app(), "stack");
  new TencentcloudProvider(stack, "tencentcloud", { region: "ap-guangzhou" });
  return stack;
}

function undeclaredBucket(scope: Construct, id: string): CosBucket {
  return new CosBucket(scope, id, { bucket: `${id}-1250000000`, encryptionAlgorithm: "AES256" });
}

function store(scope: Construct): ObjectStore {
  const tags = { store: "images" };
  return new ObjectStore(scope, "images", {
    name: "images",
    appId: "1250000000",
    expireAfter: Period.days(30),
    tags,
  });
}

function refusals(stack: TerraformStack): string[] {
  return stack.node.findAll().flatMap(({ node }) => node.validate());
}

/** Path and rule of each refusal. */
function refused(stack: TerraformStack): string[] {
  return refusals(stack).map((refusal) => refusal.split(": ").slice(0, 2).join(": "));
}

describe("a protected stack", () => {
  test("is refused for a bucket that somebody wrote by hand, and says how to go on", () => {
    const guarded = stack();
    store(guarded);
    undeclaredBucket(guarded, "by-hand");
    RetentionGuard.protect(guarded, SCHEDULE);

    expect(refusals(guarded)).toEqual([
      "stack/by-hand: undeclared-data: tags.store is not set: no category of the policy lies here; " +
        "allowed: a store of the policy, of the kind that this is, or a part of one; " +
        'to exempt: RetentionGuard.exempt(construct, "undeclared-data", reason)',
    ]);
  });

  test("is refused for what comes after the guard, by whatever means", () => {
    const guarded = stack();
    RetentionGuard.protect(guarded, SCHEDULE);
    const bucket = store(guarded).node.findChild("Resource") as CosBucket;
    bucket.addOverride("lifecycle_rules.0.expiration.days", 60);
    new TerraformResource(guarded, "raw", { terraformResourceType: "tencentcloud_redis_instance" });
    guarded.addOverride("resource.tencentcloud_cos_bucket.written", { encryption_algorithm: "AES256" });

    expect(refused(guarded).sort()).toEqual([
      "stack/images/Resource: bucket-expiry-as-scheduled",
      "stack/raw: undeclared-data",
      "tencentcloud_cos_bucket.written: undeclared-data",
    ]);
  });

  test("is refused in one go by cdktf's own synthesis", () => {
    const guarded = stack();
    undeclaredBucket(guarded, "one");
    undeclaredBucket(guarded, "two");
    RetentionGuard.protect(guarded, SCHEDULE);

    expect(() => Testing.synth(guarded, true)).toThrow(
      /stack\/one: undeclared-data[^]*stack\/two: undeclared-data/,
    );
  });

  test("is held to the rules only below the scope that is guarded", () => {
    const guarded = stack();
    const scope = new Construct(guarded, "stores");
    undeclaredBucket(scope, "inside");
    undeclaredBucket(guarded, "stores-beside");
    RetentionGuard.protect(scope, SCHEDULE);

    expect(refused(guarded)).toEqual(["stack/stores/inside: undeclared-data"]);
  });

  test("cannot be told the clock of a timer by a name", () => {
    const protect = () => {
      RetentionGuard.protect(stack(), SCHEDULE, { timerZones: { db: "Asia/Shanghai" } });
    };

    expect(protect).toThrow(
      'timerZones of RetentionGuard.protect was given an object of db; allowed: { "<store>": "+08:00" }',
    );
  });

  test("passes if all that it has is as scheduled", () => {
    const guarded = stack();
    store(guarded);
    RetentionGuard.protect(guarded, SCHEDULE);

    expect(refusals(guarded)).toEqual([]);
    expect(Testing.synth(guarded, true)).not.toContain(EXEMPTIONS_OUTPUT);
  });
});

describe("an exemption", () => {
  test("lifts the rule below its construct alone, and stands in an output with its reason", () => {
    const guarded = stack();
    const team = new Construct(guarded, "team");
    undeclaredBucket(team, "state");
    undeclaredBucket(guarded, "other");
    RetentionGuard.protect(guarded, SCHEDULE);
    RetentionGuard.exempt(team, "undeclared-data", "Terraform state, no personal data");

    const { outputs, resources } = configurationOf(guarded.toTerraform());

    expect(refused(guarded)).toEqual(["stack/other: undeclared-data"]);
    const state = resources.find(({ constructPath }) => constructPath === "stack/team/state");
    expect(readExemptions(outputs)).toEqual([
      { rule: "undeclared-data", resources: [state?.address], reason: "Terraform state, no personal data" },
    ]);
  });

  test.each([
    [
      "bucket-expiry",
      "we need them",
      /^bucket-expiry cannot be exempted; allowed: what is as the rule says$/,
    ],
    [
      "bucket-expirey",
      "we need them",
      /^no rule is called "bucket-expirey"; did you mean bucket-expiry\? allowed: the ids in docs\/guard.md$/,
    ],
    ["something-else-entirely", "we need them", /; allowed: .*, undeclared-data$/],
    ["undeclared-data", " ", /^the exemption from undeclared-data has no reason; allowed: /],
  ])("from %s because of %j is refused", (rule, reason, refusal) => {
    const guarded = stack();
    const bucket = undeclaredBucket(guarded, "state");
    RetentionGuard.exempt(bucket, rule, reason);

    expect(refusals(guarded)).toEqual([expect.stringMatching(refusal)]);
    expect(Testing.synth(guarded)).not.toContain(EXEMPTIONS_OUTPUT);
  });

  test("that lifts nothing is refused", () => {
    const guarded = stack();
    const bucket = store(guarded);
    RetentionGuard.protect(guarded, SCHEDULE);
    RetentionGuard.exempt(bucket, "bucket-unfinished-uploads", "not needed any more");

    expect(refusals(guarded)).toEqual([
      expect.stringMatching(
        /^tencentcloud_cos_bucket\.\w+: the exemption from bucket-unfinished-uploads lifts nothing/,
      ),
    ]);
  });

  test.each([
    ["of a rule that cannot be exempted", [{ rule: "bucket-expiry", resources: ["a.b"], reason: "no" }]],
    ["without a reason", [{ rule: "undeclared-data", resources: ["a.b"], reason: "" }]],
    ["in another form", { rule: "undeclared-data" }],
  ])("%s is not read from a plan", (_, written) => {
    expect(readExemptions({ [EXEMPTIONS_OUTPUT]: JSON.stringify(written) })).toEqual([]);
    expect(readExemptions({ [EXEMPTIONS_OUTPUT]: "no JSON" })).toEqual([]);
  });
});

test.each([
  [undefined, "undefined"],
  [samplePolicy(), "an object of version, stores, categories"],
])("a guard is not given %j without a word", (given, shown) => {
  expect(() => RetentionGuard.protect(stack(), given as never)).toThrow(
    `RetentionGuard.protect was given ${shown}; allowed: what createSchedule(policy) makes of a Policy`,
  );
});
