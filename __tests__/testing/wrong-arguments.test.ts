import { TerraformStack, Testing } from "cdktf";
import { CosBucket } from "@cdktf/provider-tencentcloud/lib/cos-bucket";
import "../../testing";

type Anything = (...given: unknown[]) => void;
type AnyMatchers = Record<string, Anything> & { not: Record<string, Anything> };

const POLICY = "a Policy, such as readPolicy(text, file).policy, or what createSchedule makes of one";
const PERIOD = 'a Period, such as Period.days(30) or Period.parse("P30D")';
const OPTIONS =
  '{ destroyProtection: false, timerZones: { "<store>": "+08:00" } }, one of them, or no options';
const EMPTY = { stores: {}, categories: {} };

/** The matchers without their types, as in a test that is written in JavaScript. */
function untyped(): AnyMatchers {
  const stack = new TerraformStack(Testing.app(), "stack");
  new CosBucket(stack, "bucket", { bucket: "faces-1250000000", lifecycleRules: [] });
  return expect(stack) as unknown as AnyMatchers;
}

it.each([
  ["toExpireWithin", ["P1D"], `"P1D"; allowed: ${PERIOD}`],
  ["toExpireWithin", [1], `1; allowed: ${PERIOD}`],
  ["toExpireWithin", [], `undefined; allowed: ${PERIOD}`],
  ["toExpireWithin", [{ days: NaN }], `an object of days; allowed: ${PERIOD}`],
  ["toHonourRetention", [], `undefined; allowed: ${POLICY}`],
  ["toHonourRetention", ["retention-policy.yaml"], `"retention-policy.yaml"; allowed: ${POLICY}`],
  [
    "toHonourRetention",
    [{ policy: EMPTY, warnings: [] }],
    `an object of policy, warnings; allowed: ${POLICY}`,
  ],
  [
    "toHonourRetention",
    [{ version: 1, stores: {}, categories: { faces: { retention: { goneBy: "P30D" } } } }],
    `an object of version, stores, categories; allowed: ${POLICY}`,
  ],
  ["toHonourRetention", [EMPTY, false], `false; allowed: ${OPTIONS}`],
  [
    "toHonourRetention",
    [EMPTY, { destroyProtection: "false" }],
    `an object of destroyProtection; allowed: ${OPTIONS}`,
  ],
  [
    "toHonourRetention",
    [EMPTY, { timerZones: { db: "Asia/Shanghai" } }],
    `an object of timerZones; allowed: ${OPTIONS}`,
  ],
  ["toHonourRetention", [EMPTY, { timerZones: "+08:00" }], `an object of timerZones; allowed: ${OPTIONS}`],
  ["toHaveNoPublicAccess", ["bucket"], `"bucket"; allowed: no argument`],
  ["toMatchRetentionSnapshot", [{ version: 1 }], "an object of version; allowed: no argument"],
])("%s refuses %j, with .not as well", (matcher, given, complaint) => {
  const refusal = new TypeError(`${matcher} was given ${complaint}`);

  expect(() => untyped()[matcher]!(...given)).toThrow(refusal);
  if (matcher !== "toMatchRetentionSnapshot") {
    expect(() => untyped().not[matcher]!(...given)).toThrow(refusal);
  }
});
