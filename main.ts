import { App } from "cdktf";
import { loadProject } from "./cli/load-project";
import { rehearsalSettings } from "./cli/rehearsal-settings";
import { NotBuiltError } from "./functions/row-purge/archive";
import { DataStores } from "./stacks/data-stores";
import { InputError } from "./strict-yaml/problem";

/** Synthesizes the stacks; what is wrong with the input goes to stderr, all of it at once, and nothing is written. */
function main(): void {
  const project = loadProject(__dirname, process.env);
  const rehearsal = rehearsalSettings(process.env);
  // Validated below, before anything is written.
  const app = new App({ skipValidation: true });
  new DataStores(app, {
    ...project,
    environment: {
      ...project.environment,
      ...(rehearsal && { state: { backend: "local" } }),
      ...(rehearsal?.destroyProtection === "off" && { destroyProtection: false }),
    },
    stateDirectory: rehearsal?.stateDirectory ?? __dirname,
  });
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

try {
  main();
} catch (error) {
  if (!(error instanceof InputError || error instanceof NotBuiltError)) throw error;
  fail(error.message);
}
