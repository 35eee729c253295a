import { Rehearsal } from "../rehearsal/terraform-workspace";
import { deployed, shippedEnvironment } from "./deployment";

let rehearsal: Rehearsal;
beforeAll(async () => (rehearsal = await Rehearsal.start("encryption")));
afterAll(() => rehearsal.stop());

describe("what cannot be taken back", () => {
  test("data files are not encrypted with another key, as long as they are protected", async () => {
    const workspace = rehearsal.workspace("disks");
    const created = await workspace.apply(encryptedWith("key-1"));

    const planned = await workspace.plan(encryptedWith("key-2"));

    expect(created).toMatchObject({ code: 0 });
    expect(planned.code).toBe(1);
    expect(planned.output).toContain("Instance cannot be destroyed");
    expect(planned.output).toContain("disk-encryption");
  });

  test("backups are no longer encrypted because the service is told so, not because the setting left", async () => {
    const workspace = rehearsal.workspace("backups");
    const on = resources("");
    const off = resources("encryptBackups: off");
    await workspace.apply(on);

    const planned = await workspace.plan(off);

    expect(planned.output).toContain('encryption_status = "on" -> "off"');
    expect(planned.output).toContain("0 to add, 1 to change, 0 to destroy");
  });
});

function encryptedWith(keyId: string) {
  return resources(`encryptDisks: { keyId: ${keyId}, region: ap-guangzhou }`);
}

/** Of the shipped policy in production, with a line more about MySQL. */
function resources(line: string) {
  return deployed(
    "production",
    shippedEnvironment("production", (text) => text.replace("nodes: 3", `nodes: 3\n  ${line}`)),
  ).resource;
}
