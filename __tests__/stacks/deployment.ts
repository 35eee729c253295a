import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Testing } from "cdktf";
import type { Environment } from "../../environments/environment";
import { environmentSchema } from "../../environments/schema";
import { readPolicy } from "../../policy/read-policy";
import { createSchedule, type RetentionSchedule } from "../../schedule/schedule";
import { DataStores } from "../../stacks/data-stores";
import { readStrictly } from "../../strict-yaml/read-strictly";
import type { Synthesized } from "../constructs/synthesized";

const PROJECT = join(__dirname, "..", "..");

/** The schedule of the shipped policy, after `change` to its text. */
export function shippedSchedule(change: (text: string) => string = (text) => text): RetentionSchedule {
  const text = readFileSync(join(PROJECT, "retention-policy.yaml"), "utf8");
  return createSchedule(readPolicy(change(text), "retention-policy.yaml").policy);
}

/** A shipped environment, after `change` to its text. */
export function shippedEnvironment(
  name: string,
  change: (text: string) => string = (text) => text,
): Environment {
  const file = `environments/${name}.yaml`;
  return readStrictly(change(readFileSync(join(PROJECT, file), "utf8")), file, environmentSchema).value;
}

/** The Terraform JSON of a schedule in an environment, with the hash of the row purge's archive taken out. */
export function deployed(
  environmentName: string,
  environment: Environment,
  schedule = shippedSchedule(),
): Synthesized {
  const stack = new DataStores(Testing.app(), {
    environmentName,
    environment,
    schedule,
    stateDirectory: "/state",
  });
  return JSON.parse(
    Testing.synth(stack, true).replace(/[0-9A-F]{32}|(?<=row-purge-)[0-9a-f]{16}/g, "<hash>"),
  ) as Synthesized;
}
