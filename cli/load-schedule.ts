import type { PolicyDocument } from "../policy/read-policy";
import { examineSchedule, type RetentionSchedule } from "../schedule/schedule";
import { InputError } from "../strict-yaml/problem";
import { readPolicyFile } from "./policy-file";

/** A policy, and what it makes of the stores. */
export interface ScheduledPolicy {
  readonly document: PolicyDocument;
  readonly schedule: RetentionSchedule;
}

/**
 * The policy of a folder with its schedule.
 *
 * @throws InputError with everything that is wrong with the policy, or breaks its promise.
 */
export function loadSchedule(folder: string, variables: NodeJS.ProcessEnv): ScheduledPolicy {
  return schedulePolicy(readPolicyFile(folder, variables));
}

/** @throws InputError with everything that breaks the promise. */
export function schedulePolicy(document: PolicyDocument): ScheduledPolicy {
  const { schedule, findings } = examineSchedule(document.policy);
  if (findings.length > 0) {
    throw new InputError(
      findings.map(({ path, wrong, allowed }) => document.problemAt(path, wrong, allowed)),
    );
  }
  return { document, schedule };
}
