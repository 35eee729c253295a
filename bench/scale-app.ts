import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CosBucket } from "@cdktf/provider-tencentcloud/lib/cos-bucket";
import { TencentcloudProvider } from "@cdktf/provider-tencentcloud/lib/provider";
import { App, TerraformResource, TerraformStack } from "cdktf";
import { loadProject } from "../cli/load-project";
import { readPolicy } from "../policy/read-policy";
import { createSchedule } from "../schedule/schedule";
import { DataStores } from "../stacks/data-stores";

/** What one synthesis took, as this process prints it. */
export interface Taken {
  readonly resources: number;
  readonly milliseconds: number;
  readonly megabytes: number;
}

const PROJECT = join(__dirname, "..");
const [what = "", count = "1", stacks = "1"] = process.argv.slice(2);
const outdir = mkdtempSync(join(tmpdir(), "retention-scale-"));

/** Half of them an index of one cluster each, half a bucket of their own. */
function policyOf(categories: number): string {
  const indices = Math.ceil(categories / 2);
  const buckets = categories - indices;
  const numbered = (n: number, line: (i: number) => string): string =>
    Array.from({ length: n }, (_, i) => line(i)).join("");
  const category = (name: string, place: string): string =>
    `  ${name}: { title: T, elements: { at: timestamp }, purposes: [P], legalBasis: { basis: contract }, ` +
    `retention: { keepFor: P90D }, storedIn: ${place} }\n`;
  return `version: 1
stores:
  logs: { kind: elasticsearch, lifecycle: autonomous-index, partition: P1D, snapshots: { keepFor: P7D } }
${numbered(buckets, (i) => `  bucket-${i}: { kind: object-storage, unfinishedUploads: { keepFor: P1D } }\n`)}categories:
${numbered(indices, (i) => category(`log-${i}`, `{ store: logs, index: log-${i}, timeField: at }`))}${numbered(buckets, (i) => category(`images-${i}`, `{ store: bucket-${i} }`))}`;
}

function build(app: App): void {
  const project = loadProject(PROJECT, {});
  const amount = Number(count);
  switch (what) {
    case "environments":
      for (let i = 0; i < amount; i++)
        new DataStores(app, { ...project, environmentName: `env${i}`, stateDirectory: outdir });
      return;
    case "categories": {
      const schedule = createSchedule(readPolicy(policyOf(amount), "policy.yaml").policy);
      new DataStores(app, { ...project, schedule, stateDirectory: outdir });
      return;
    }
    case "bare":
      for (let s = 0; s < Number(stacks); s++) {
        const stack = new TerraformStack(app, `bare${s}`);
        new TencentcloudProvider(stack, "tencentcloud", { region: "ap-guangzhou" });
        for (let i = 0; i < amount / Number(stacks); i++)
          new CosBucket(stack, `bucket${i}`, {
            bucket: `bucket-${i}-1250000000`,
            acl: "private",
            tags: { environment: "production", store: `bucket-${i}`, category: "images" },
            lifecycleRules: [{ id: "expire", filterPrefix: "", expiration: { days: 30 } }],
          });
      }
  }
}

const start = performance.now();
const app = new App({ outdir });
build(app);
app.synth();
const taken: Taken = {
  resources: app.node.findAll().filter((construct) => construct instanceof TerraformResource).length,
  milliseconds: performance.now() - start,
  megabytes: process.memoryUsage().rss / 1e6,
};
rmSync(outdir, { recursive: true });
process.stdout.write(JSON.stringify(taken));
