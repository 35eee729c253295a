import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Testing } from "cdktf";
import type { Environment } from "../../../environments/environment";
import { DataStores } from "../../../stacks/data-stores";
import { Rehearsal, type Workspace } from "../../rehearsal/terraform-workspace";
import { shippedEnvironment } from "../../stacks/deployment";
import { check, decisions, notes, shippedSchedule } from "./shipped";

let rehearsal: Rehearsal;
beforeAll(async () => {
  rehearsal = await Rehearsal.start("check-plan");
});
afterAll(() => rehearsal.stop());

const PRODUCTION = shippedEnvironment("production");
const UNPROTECTED = { ...PRODUCTION, destroyProtection: false };

/** Puts the stores of the shipped policy, after a change of its text, into a workspace. */
function configure(
  workspace: Workspace,
  change: (text: string) => string = (text) => text,
  environment: Environment = PRODUCTION,
): void {
  const stack = new DataStores(Testing.app(), {
    environmentName: "production",
    environment,
    schedule: shippedSchedule(change),
    stateDirectory: workspace.folder,
  });
  const { resource, output } = JSON.parse(Testing.synth(stack, true)) as {
    resource: Parameters<Workspace["configure"]>[0];
    output: object;
  };
  workspace.configure(resource, { output, provider: { tencentcloud: [{ region: PRODUCTION.region }] } });
}

/** Plans with real Terraform, and returns the plan as JSON. */
async function planned(workspace: Workspace): Promise<string> {
  const { code, output } = await workspace.terraform("plan", "-out", "kept.tfplan");
  expect({ code, output: code === 0 ? "" : output }).toEqual({ code: 0, output: "" });
  return workspace.showJson("kept.tfplan");
}

test("the life of the shipped deployment, from its first plan to a renamed store", async () => {
  const workspace = rehearsal.workspace("shipped");

  // A first plan creates everything, and is clean.
  configure(workspace);
  expect(check(await planned(workspace))).toMatchObject({ of: "plan", changes: [], notes: [], findings: [] });
  expect((await workspace.terraform("apply", "-auto-approve", "kept.tfplan")).code).toBe(0);
  expect(check(workspace.showJson())).toMatchObject({ of: "state", changes: [], findings: [] });

  // A shorter period.
  const shorter = (text: string) =>
    text.replace("keepFor: P30D, goneBy: P32D", "keepFor: P14D, goneBy: P16D");
  configure(workspace, shorter);
  expect(decisions(await planned(workspace), shippedSchedule(shorter))).toEqual([
    "period-shortened: objects: 30 days → 14 days; everything between 14 and 30 days old goes at the next lifecycle run",
  ]);

  // The rows of a table in another zone.
  const local = (text: string) =>
    text.replace("{ timeColumn: startTime", '{ timeColumn: startTime, timeZone: "+08:00"');
  configure(workspace, local);
  expect(decisions(await planned(workspace), shippedSchedule(local))).toEqual([
    "clock-changed: times in monitoring.interface_call are read in +08:00, not in UTC: every row is 8 hours older than before, and goes 8 hours earlier (monitoring-db: Monitoring Data)",
  ]);

  // Longer periods, in a policy that promises as much.
  const longer = (text: string) =>
    text
      .replace("keepFor: P30D, goneBy: P32D", "keepFor: P60D, goneBy: P62D")
      .replace("backups: { keepFor: P7D }", "backups: { keepFor: P14D }");
  configure(workspace, longer);
  const plan = await planned(workspace);
  expect(decisions(plan, shippedSchedule(longer))).toEqual([]);
  expect(notes(plan, shippedSchedule(longer))).toEqual([
    "period-lengthened: objects: 30 days → 60 days; the last copy of Identification Data is gone after 62 days, which keeps goneBy P62D",
    "period-lengthened: backups: 7 days → 14 days; the last copy of Monitoring Data is gone after 753 days, which keeps goneBy P2Y30D",
  ]);
  expect(check(plan, shippedSchedule(longer)).findings).toEqual([]);
  // The same plan against the old promise.
  expect(decisions(plan)).toEqual([
    "period-lengthened: objects: 30 days → 60 days; the last copy of Identification Data is gone after 62 days, which breaks goneBy P32D",
  ]);

  // Protection lifted, which takes two plans: Terraform refuses to destroy what it still protects.
  configure(workspace, undefined, UNPROTECTED);
  expect(decisions(await planned(workspace))).toEqual([
    "protection-off: force_clean: false → true (identification-images: Identification Data)",
    "protection-off: enable_destroy_protection: OPEN → CLOSE (operation-log: Operation Log)",
    "protection-off: destroy_protect: on → off (monitoring-db: Monitoring Data)",
  ]);
  expect((await workspace.terraform("apply", "-auto-approve", "kept.tfplan")).code).toBe(0);

  // A store renamed: destroyed, and created empty.
  const renamed = (text: string) => text.replaceAll("identification-images", "id-images");
  configure(workspace, renamed, UNPROTECTED);
  expect(decisions(await planned(workspace), shippedSchedule(renamed))).toEqual([
    "store-destroyed: destroys the bucket, with its objects where force_clean is on",
  ]);

  // The same by another name of the bucket: Terraform replaces it.
  const elsewhere = { ...UNPROTECTED, stores: { "identification-images": { name: "elsewhere" } } };
  configure(workspace, undefined, elsewhere);
  expect(decisions(await planned(workspace))).toEqual([
    "store-replaced: replaces the bucket, with its objects where force_clean is on (identification-images: Identification Data)",
  ]);

  // The row purge taken out.
  const byHand = (text: string) => text.replace("purge: { every: P1D }", "purge: { leftOut: by hand }");
  configure(workspace, byHand, UNPROTECTED);
  expect(decisions(await planned(workspace))).toContain(
    "lifecycle-removed: rows are no longer deleted: monitoring.interface_call (monitoring-db: Monitoring Data)",
  );
});

const HAND_WRITTEN = `
terraform {
  required_providers {
    tencentcloud = { source = "tencentcloudstack/tencentcloud" }
  }
}

variable "days" { default = 45 }

resource "tencentcloud_cos_bucket" "images" {
  bucket               = "hand-written-1250000000"
  acl                  = "public-read"
  encryption_algorithm = "AES256"
  tags                 = { store = "identification-images" }

  lifecycle_rules {
    filter_prefix = "images/"
    expiration { days = var.days }
    abort_incomplete_multipart_upload { days_after_initiation = 1 }
  }
}

resource "tencentcloud_security_group" "open" { name = "open" }

resource "tencentcloud_security_group_rule_set" "open" {
  security_group_id = tencentcloud_security_group.open.id
  ingress {
    action     = "ACCEPT"
    cidr_block = "0.0.0.0/0"
    protocol   = "ALL"
    port       = "ALL"
  }
}

output "retention-exemptions" {
  value = jsonencode([{
    rule      = "open-security-group"
    resources = ["tencentcloud_security_group_rule_set.open"]
    reason    = "bound to nothing"
  }])
}
`;

test("a plan of plain HCL, which no construct of this project wrote", async () => {
  const workspace = rehearsal.workspace("plain");
  writeFileSync(join(workspace.folder, "main.tf"), HAND_WRITTEN);

  const { findings, exempted, unknownArguments } = check(await planned(workspace));

  expect(findings.map(({ rule, address, value }) => [rule.id, address, value])).toEqual(
    [
      ["bucket-expiry-as-scheduled", 45],
      ["bucket-unfinished-uploads", undefined],
      ["lifecycle-misses-category", ["images/"]],
      ["public-acl", "public-read"],
    ].map(([rule, value]) => [rule, "tencentcloud_cos_bucket.images", value]),
  );
  expect(exempted.map(({ finding, reason }) => [finding.rule.id, reason])).toEqual([
    ["open-security-group", "bound to nothing"],
  ]);
  expect(unknownArguments).toBe(2); // the id of the security group, and the lock of the bucket's objects
});
