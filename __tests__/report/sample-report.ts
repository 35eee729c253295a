import { createHash } from "node:crypto";
import { readPolicy } from "../../policy/read-policy";
import { createReport, type ReportInput } from "../../report/create-report";
import type { RetentionReport } from "../../report/model";
import { createSchedule } from "../../schedule/schedule";
import { shippedEnvironment } from "../stacks/deployment";

/** The report of a policy in the shipped production environment, without a stack. */
export function reportOf(policyText: string, changes: Partial<ReportInput> = {}): RetentionReport {
  const { policy } = readPolicy(policyText, "policy.yaml");
  return createReport({
    policy,
    policyFile: {
      file: "retention-policy.yaml",
      sha256: createHash("sha256").update(policyText).digest("hex"),
    },
    schedule: createSchedule(policy),
    environmentName: "production",
    environment: shippedEnvironment("production"),
    exemptions: { stacks: [], list: [] },
    ...changes,
  });
}
