import { examineSchedule, type RetentionSchedule } from "../schedule/schedule";
import { InputError } from "../strict-yaml/problem";
import { readPolicyFile } from "./policy-file";

/**
 * The schedule of the policy that `RETENTION_POLICY` names by its path, or of `retention-policy.yaml` in the folder.
 *
 * @throws InputError with everything that is wrong with the policy, or that breaks its promises.
 */
export function readScheduleFile(folder: string, variables: NodeJS.ProcessEnv): RetentionSchedule {
  const { policy, problemAt } = readPolicyFile(folder, variables);
  const { schedule, findings } = examineSchedule(policy);
  if (findings.length === 0) return schedule;
  throw new InputError(findings.map(({ path, wrong, allowed }) => problemAt(path, wrong, allowed)));
}
