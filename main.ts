import { App } from "cdktf";
import { loadProject } from "./cli/load-project";
import { rehearsalSettings } from "./cli/rehearsal-settings";
import { NotBuiltError } from "./functions/row-purge/archive";
import type { EnvironmentStackProps } from "./stacks/environment-stack";
import { DataStores } from "./stacks/data-stores";
import { managedStores } from "./schedule/managed-stores";
import { InputError } from "./strict-yaml/problem";

/** Synthesizes the stacks; what is wrong with the input goes to stderr, all of it at once, and nothing is written. */
async function main(): Promise<void> {
  const project = loadProject(__dirname, process.env);
  const rehearsal = rehearsalSettings(process.env);
  // Validated below, before anything is written.
  const app = new App({ skipValidation: true });
  const props: EnvironmentStackProps = {
    ...project,
    environment: {
      ...project.environment,
      ...(rehearsal && { state: { backend: "local" } }),
      ...(rehearsal?.destroyProtection === "off" && { destroyProtection: false }),
    },
    stateDirectory: rehearsal?.stateDirectory ?? __dirname,
  };
  const { clusters } = new DataStores(app, props);
  if (managedStores(project.schedule).length > 0) {
    // Only here: without it, nobody should wait for a second provider's bindings to load.
    const { IndexLifecycleStack } = await import("./stacks/index-lifecycle");
    new IndexLifecycleStack(app, { ...props, clusters });
  }
  const refusals = app.node
    .findAll()
    .flatMap((construct) => construct.node.validate().map((refusal) => `${construct.node.path}: ${refusal}`));
  if (refusals.length > 0) fail(refusals.join("\n"));
  else app.synth();
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

// cdktf notes where every token is made. To map these traces, which nobody sees, to the TypeScript takes longer than
// the synthesis itself; a trace that somebody does see is mapped when it is printed.
const traces: Partial<Pick<ErrorConstructor, "prepareStackTrace">> = Error;
const mapTrace = traces.prepareStackTrace;
traces.prepareStackTrace = undefined;
main().catch((error: unknown) => {
  traces.prepareStackTrace = mapTrace;
  if (!(error instanceof InputError || error instanceof NotBuiltError)) throw error;
  fail(error.message);
});
