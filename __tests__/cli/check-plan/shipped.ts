import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CheckedPlan, checkPlan } from "../../../cli/check-plan/check-plan";
import { readPolicy } from "../../../policy/read-policy";
import { createSchedule, type RetentionSchedule } from "../../../schedule/schedule";
import { readPlan } from "../../../terraform-json/read-plan";

const POLICY = readFileSync(join(__dirname, "..", "..", "..", "retention-policy.yaml"), "utf8");

/** The schedule of the shipped policy, after a change of its text. */
export function shippedSchedule(change: (text: string) => string = (text) => text): RetentionSchedule {
  return createSchedule(readPolicy(change(POLICY), "retention-policy.yaml").policy);
}

/** A plan or a state against the shipped policy, with protection wanted. */
export function check(json: string, schedule = shippedSchedule()): CheckedPlan {
  return checkPlan(readPlan(json, "plan.json"), { schedule, destroyProtection: true });
}

/** What somebody has to decide on, each as `rule: what`. */
export function decisions(json: string, schedule?: RetentionSchedule): string[] {
  return check(json, schedule).changes.map(({ rule, what }) => `${rule.id}: ${what}`);
}

/** What is only said, each as `rule: what`. */
export function notes(json: string, schedule?: RetentionSchedule): string[] {
  return check(json, schedule).notes.map(({ rule, what }) => `${rule.id}: ${what}`);
}
