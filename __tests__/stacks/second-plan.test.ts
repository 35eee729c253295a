import { deployed, shippedEnvironment, shippedSchedule } from "./deployment";
import { everyOption } from "./every-option";
import { ilmEnvironment, ilmSchedule } from "./ilm-deployment";
import { Rehearsal, type Workspace } from "../rehearsal/terraform-workspace";

let rehearsal: Rehearsal;
beforeAll(async () => (rehearsal = await Rehearsal.start("second-plan")));
afterAll(() => rehearsal.stop());

type Resources = Parameters<Workspace["plan"]>[0];

const longerPromise = (text: string): string => text.replace("goneBy: P32D", "goneBy: P40D");

const STACKS = {
  "production, shipped": () => deployed("production", shippedEnvironment("production")),
  "sandbox, shipped": () => deployed("sandbox", shippedEnvironment("sandbox")),
  "production, lifecycle ilm": () => deployed("production", ilmEnvironment(), ilmSchedule()),
  "sandbox, lifecycle ilm": () =>
    deployed(
      "sandbox",
      shippedEnvironment("sandbox", (text) => text.replace("7.14.2", "8.15.0")),
      ilmSchedule(),
    ),
  "every option of the environment file": () =>
    deployed("every", everyOption(), shippedSchedule(longerPromise)),
  "disks encrypted with a key of one's own, and the service's key for the secret": () =>
    deployed(
      "every",
      everyOption((text) =>
        text
          .replace("encryptDisks: service-key", "encryptDisks: { keyId: key-2, region: ap-guangzhou }")
          .replace("    kmsKeyId: key-1\n", ""),
      ),
      shippedSchedule(longerPromise),
    ),
};

describe("right after a deployment", () => {
  test.each(Object.entries(STACKS))("there is nothing to do: %s", async (name, stack) => {
    const workspace = rehearsal.workspace(name.replace(/\W+/g, "-"));
    const resources = stack().resource as Resources;

    const applied = await workspace.apply(resources);
    const again = await workspace.plan(resources);

    expect(applied).toMatchObject({ code: 0 });
    expect(again.output).toContain("No changes.");
    expect(again).toMatchObject({ code: 0 });
  });

  test("there would be three changes for ever, if the configuration did not know how the provider reads", async () => {
    const workspace = rehearsal.workspace("put-back");
    const resources = putBack(STACKS["production, shipped"]().resource as Resources);

    await workspace.apply(resources);
    const again = await workspace.plan(resources);
    await workspace.apply(resources);
    const forEver = await workspace.plan(resources);

    expect(again.code).toBe(2);
    expect(again.output.match(/\S+ will be updated in-place/g)).toEqual([
      expect.stringMatching(/^tencentcloud_mysql_backup_download_restriction\./),
      expect.stringMatching(/^tencentcloud_ssm_secret_version_v2\./),
      expect.stringMatching(/^tencentcloud_ssm_secret_version_v2\./),
    ]);
    expect(again.output).toContain("Plan: 0 to add, 3 to change, 0 to destroy.");
    expect(forEver.output).toContain("Plan: 0 to add, 3 to change, 0 to destroy.");
  });

  test("a password that is made anew gets into its secret", async () => {
    const workspace = rehearsal.workspace("new-password");
    const resources = STACKS["sandbox, shipped"]().resource as Resources;
    await workspace.apply(resources);
    const [password = ""] = Object.keys(resources["random_password"] ?? {});

    const replaced = await workspace.terraform(
      "apply",
      "-auto-approve",
      `-replace=random_password.${password}`,
    );

    expect(replaced).toMatchObject({ code: 0 });
    const { result } = workspace.state(`random_password.${password}`);
    expect(workspace.stateText()).toContain(`\\"password\\":\\"${String(result)}\\"`);
    expect(await workspace.plan(resources)).toMatchObject({ code: 0 });
  });
});

/** What the project did before it was compared with the real provider. */
function putBack(resources: Resources): Resources {
  const text = JSON.stringify(resources, (key, value: unknown) =>
    key === "ip_comparison_symbol" || key === "vpc_comparison_symbol" ? undefined : value,
  );
  return JSON.parse(text.replaceAll(/"ignore_changes":\["secret_string"\],?/g, "")) as Resources;
}
