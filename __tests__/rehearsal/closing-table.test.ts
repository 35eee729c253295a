import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Period } from "../../policy/period";
import { closingTable } from "../../rehearsal/closing-table";
import type { StoredResource } from "../../rehearsal/state";
import { createSchedule } from "../../schedule/schedule";
import { samplePolicy } from "../schedule/sample-policy";

test("the table at the end of a rehearsal counts a single day as one", () => {
  const schedule = createSchedule(samplePolicy({ retention: { faces: { keepFor: Period.days(1) } } }));

  expect(closingTable([], [], schedule)).toMatch(/^images +0 +faces +1 day +3 days = /m);
});

test("the table counts as Terraform does: of a resource with for_each, every instance", () => {
  const folder = mkdtempSync(join(tmpdir(), "closing-table-"));
  const at = (path: string): object => ({ "//": { metadata: { path } } });
  const resource = {
    tencentcloud_cos_bucket: { faces: at("stack/stores/images/Resource") },
    terraform_data: { held: at("stack/held") },
  };
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ resource }));
  const deployed = [
    stored("tencentcloud_cos_bucket", "faces"),
    stored("terraform_data", "held", '["images"]'),
    stored("terraform_data", "held", '["calls"]'),
  ];

  const table = closingTable(
    [{ name: "stack", folder, dependencies: [] }],
    deployed,
    createSchedule(samplePolicy()),
  );

  expect(table).toMatch(/^images +1 /m);
  expect(table).toContain("Besides, 2 resources that all stores share.");
  rmSync(folder, { recursive: true });
});

function stored(type: string, name: string, index = ""): StoredResource {
  const address = `${type}.${name}${index}`;
  return {
    stateFile: "s.tfstate",
    address,
    provider: "test",
    type,
    name,
    attributes: {},
    justImported: false,
  };
}
