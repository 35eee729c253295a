import { mkdtempSync, rmSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "@jest/globals";
import { type AttachedProvider, startProvider } from "../rehearsal/attach";
import { inheritedEnvironment, offlineVariables } from "../rehearsal/environment";
import { requireTerraform } from "../rehearsal/terraform-version";

const START_WITHIN_MS = 60_000;
/** `Testing.fullSynth` makes such a folder for each stack; where Terraform runs in it. */
const STACK_FOLDER = join(tmpdir(), "cdktf.outdir.any", "stacks", "any");

const before = { ...process.env };
let folder: string | undefined;
let provider: AttachedProvider | undefined;

beforeAll(async () => {
  requireTerraform();
  // Short: a socket lies in it.
  folder = mkdtempSync(join(tmpdir(), `retention-rehearsal-${process.pid}-`));
  provider = await startProvider(folder);
  setEnvironment({
    ...inheritedEnvironment(),
    ...offlineVariables(provider.reattach(STACK_FOLDER), devNull),
  });
}, START_WITHIN_MS);

afterAll(async () => {
  setEnvironment(before);
  await provider?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** In place: cdktf's matchers hand `process.env` on to Terraform. */
function setEnvironment(variables: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) {
    if (!(name in variables)) Reflect.deleteProperty(process.env, name);
  }
  Object.assign(process.env, variables);
}
