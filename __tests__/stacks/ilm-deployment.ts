import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Testing } from "cdktf";
import type { Environment } from "../../environments/environment";
import type { RetentionSchedule } from "../../schedule/schedule";
import { DataStores } from "../../stacks/data-stores";
import { IndexLifecycleStack } from "../../stacks/index-lifecycle";
import type { Synthesized } from "../constructs/synthesized";
import { shippedEnvironment, shippedSchedule } from "./deployment";

type Change = (text: string) => string;
const same: Change = (text) => text;

/** The schedule of the shipped policy under `lifecycle: ilm`, after `change` to its text. */
export function ilmSchedule(change = same): RetentionSchedule {
  return shippedSchedule((text) => change(text.replace("lifecycle: autonomous-index", "lifecycle: ilm")));
}

/** The shipped production with Elasticsearch 8, after `change` to its text. */
export function ilmEnvironment(change = same): Environment {
  return shippedEnvironment("production", (text) => change(text.replace('"7.14.2"', '"8.15.0"')));
}

/** Both stacks, as `main.ts` puts them into an app. Gives the second, which is inside the clusters. */
export function stacksWithIlm(
  app = Testing.app(),
  schedule = ilmSchedule(),
  environment = ilmEnvironment(),
): IndexLifecycleStack {
  const props = { environmentName: "production", environment, schedule, stateDirectory: "/state" };
  const { clusters } = new DataStores(app, props);
  return new IndexLifecycleStack(app, { ...props, clusters });
}

/** The Terraform JSON of both stacks, with the hash of the row purge's archive taken out of the first. */
export function deployedWithIlm(
  schedule = ilmSchedule(),
  environment = ilmEnvironment(),
): { readonly dataStores: Synthesized; readonly indexLifecycle: Synthesized } {
  const outdir = mkdtempSync(join(tmpdir(), "retention-stacks-"));
  try {
    const app = Testing.app({ outdir });
    stacksWithIlm(app, schedule, environment);
    // What one stack needs of the other is worked out for the whole app only.
    app.synth();
    return { dataStores: read(outdir, "data-stores"), indexLifecycle: read(outdir, "index-lifecycle") };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function read(outdir: string, part: string): Synthesized {
  const json = readFileSync(join(outdir, "stacks", `production-${part}`, "cdk.tf.json"), "utf8");
  return JSON.parse(
    json.replace(/[0-9A-F]{32}|(?<=row-purge-)[0-9a-f]{16}/g, "<hash>"),
    (key, value: unknown) => (key === "//" ? undefined : value),
  ) as Synthesized;
}
