import { readFileSync } from "node:fs";
import { join } from "node:path";
import { StoreCoverage } from "../../../../constructs/guard/coverage";
import type { Rule } from "../../../../constructs/guard/rule";
import type { TimerZones } from "../../../../constructs/guard/timer-zones";
import { readPolicy } from "../../../../policy/read-policy";
import { createSchedule } from "../../../../schedule/schedule";
import { readStack } from "../../../../terraform-json/read-stack";
import { Resources } from "../../../../terraform-json/resources";

/** Resources by type and name, as a `cdk.tf.json` has them. */
export type Configured = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>
>;

/** What differs from the shipped policy in production. */
export interface Circumstances {
  readonly policy?: (text: string) => string;
  /** @default true */
  readonly destroyProtection?: boolean;
  /** @default - nobody knows */
  readonly timerZones?: TimerZones;
}

const POLICY = readFileSync(join(__dirname, "..", "..", "..", "..", "retention-policy.yaml"), "utf8");

/** What a rule says of the resources that it looks at: what is wrong with them, each as `argument = value`. */
export function judge(
  rule: Rule,
  resource: Configured,
  { policy = (text) => text, destroyProtection = true, timerZones }: Circumstances = {},
): readonly string[] | "compliant" | "not-applicable" {
  const schedule = createSchedule(readPolicy(policy(POLICY), "retention-policy.yaml").policy);
  const json = JSON.stringify({ provider: { tencentcloud: {} }, resource });
  const resources = new Resources(readStack(json, "cdk.tf.json").resources);
  const coverage = new StoreCoverage(resources, schedule);
  const environment = { destroyProtection, ...(timerZones && { timerZones }) };
  const verdicts = resources
    .ofType(...rule.resourceTypes)
    .map((found) =>
      rule.check(found, { resources: resources.besides(found), schedule, coverage, environment }),
    );
  const violations = verdicts.flatMap((verdict) => (typeof verdict === "string" ? [] : verdict.violations));
  if (violations.length > 0) {
    return violations.map(({ argument, value }) => `${argument} = ${JSON.stringify(value) ?? "not set"}`);
  }
  return verdicts.includes("compliant") ? "compliant" : "not-applicable";
}

/** A bucket that the schedule knows, with these rules. */
export function images(...lifecycle_rules: readonly object[]): Configured {
  return bucket({ lifecycle_rules });
}

export function bucket(more: object): Configured {
  return {
    tencentcloud_cos_bucket: {
      images: { bucket: "images-1250000000", tags: { store: "identification-images" }, ...more },
    },
  };
}

/** An instance that the schedule knows, with what belongs to it. */
export function mysql(more: object, others: Configured = {}): Configured {
  const instance = { instance_name: "m", tags: { store: "monitoring-db" }, ...more };
  return { tencentcloud_mysql_instance: { main: instance }, ...others };
}

/** A cluster that the schedule knows, with what belongs to it. */
export function cluster(more: object, others: Configured = {}): Configured {
  const instance = { instance_name: "e", tags: { store: "operation-log" }, ...more };
  return { tencentcloud_elasticsearch_instance: { main: instance }, ...others };
}

export const MYSQL_ID = "${tencentcloud_mysql_instance.main.id}";
export const CLUSTER_ID = "${tencentcloud_elasticsearch_instance.main.id}";
