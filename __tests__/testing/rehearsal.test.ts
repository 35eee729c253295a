import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import "cdktf/lib/testing/adapters/jest";
import { TencentcloudProvider } from "@cdktf/provider-tencentcloud/lib/provider";
import { Vpc } from "@cdktf/provider-tencentcloud/lib/vpc";
import { TerraformStack, Testing } from "cdktf";

process.env["TF_CLI_ARGS_plan"] = "-no-such-argument";
process.env["TENCENTCLOUD_SECRET_KEY"] = "mine";
const variables = { ...process.env };
const folders = sessionFolders();

// The hooks are those of this file; what is checked after it comes after them.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- not before the environment is set
require("../../testing/rehearsal");
Testing.setupJest();

afterAll(() => {
  expect(process.env).toEqual(variables);
  expect(sessionFolders().filter((folder) => !folders.includes(folder))).toEqual([]);
});

function sessionFolders(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`retention-rehearsal-${process.pid}-`));
}

function network(cidrBlock: string): string {
  const stack = new TerraformStack(Testing.app(), "stack");
  new TencentcloudProvider(stack, "tencentcloud", { region: "ap-guangzhou" });
  new Vpc(stack, "vpc", { name: "vpc", cidrBlock });
  return Testing.fullSynth(stack);
}

test("cdktf's own matchers plan offline, whatever the user's environment says", () => {
  expect(sessionFolders()).toHaveLength(1);
  expect(process.env["TENCENTCLOUD_SECRET_KEY"]).toBe("rehearsal");
  expect(network("10.0.0.0/16")).toBeValidTerraform();
  expect(network("10.0.0.0/16")).toPlanSuccessfully();
});

test("what the provider refuses is not planned", () => {
  expect(network("not a range")).not.toPlanSuccessfully();
});
