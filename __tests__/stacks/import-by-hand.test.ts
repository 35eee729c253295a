import { Rehearsal, type Workspace } from "../rehearsal/terraform-workspace";
import { addressOf } from "../constructs/synthesized";
import { deployedWithIlm, ilmEnvironment, ilmSchedule } from "./ilm-deployment";

let rehearsal: Rehearsal;
beforeAll(async () => (rehearsal = await Rehearsal.start("import-by-hand")));
afterAll(() => rehearsal.stop());

const withSnapshots = (text: string) =>
  text.replace("snapshots: { keepFor: P7D }", "snapshots: { keepFor: P14D, repository: backups }");
const onExistingCluster = (text: string) => `${text}
stores:
  operation-log: { existing: { endpoint: "https://es.example:9200", username: retention } }
`;
const { indexLifecycle: stack } = deployedWithIlm(
  ilmSchedule(withSnapshots),
  ilmEnvironment(onExistingCluster),
);
const dataStream = addressOf(stack, "elasticstack_elasticsearch_data_stream");
const CLUSTER = "AbCdEfGhIjKlMnOpQrStUv";

/** The second stack, in a state of its own. */
function secondStack(name: string): Workspace {
  const workspace = rehearsal.workspace(name);
  workspace.configure(stack.resource as Parameters<Workspace["configure"]>[0], {
    provider: stack.provider,
    variable: {
      operation_log_password: { type: "string", sensitive: true, default: "of the administrator" },
    },
  });
  return workspace;
}

describe("what was set up by hand with retention elasticsearch show", () => {
  test("is taken over with its data stream imported, which is neither created nor replaced", async () => {
    const workspace = secondStack("data-stream");

    const imported = await workspace.import(dataStream, `${CLUSTER}/operation-log`);
    const planned = await workspace.terraform("plan");
    const applied = await workspace.terraform("apply", "-auto-approve");
    const again = await workspace.terraform("plan", "-detailed-exitcode");

    expect(imported).toMatchObject({ code: 0 });
    // The rehearsal has no cluster to read the rest of it from; with the real provider the plan does not mention it.
    expect(planned.output).toContain(`${dataStream} will be updated in-place`);
    expect(planned.output).toMatch(/Plan: 15 to add, 1 to change, 0 to destroy/);
    expect(applied.output).toMatch(/Resources: 15 added, 1 changed, 0 destroyed/);
    expect(again).toMatchObject({ code: 0 });
    expect(workspace.state(dataStream)).toMatchObject({ name: "operation-log" });
  });

  test("can be imported as a whole, and is changed in place at most", async () => {
    const workspace = secondStack("whole");
    const resources = Object.entries(stack.resource).flatMap(([type, some]) =>
      type.startsWith("elasticstack_")
        ? Object.entries(some).map(
            ([key, { name, username }]) => [`${type}.${key}`, String(name ?? username)] as const,
          )
        : [],
    );

    for (const [address, name] of resources)
      expect(await workspace.import(address, `${CLUSTER}/${name}`)).toMatchObject({ code: 0 });
    const planned = await workspace.terraform("plan");

    expect(resources).toHaveLength(9);
    expect(planned.output).toMatch(/Plan: \d+ to add, \d+ to change, 0 to destroy/);
    expect(planned.output).not.toContain("must be replaced");
    for (const [address] of resources) expect(planned.output).not.toContain(`${address} will be created`);
  });
});
