import { readExemptions } from "../../report/exemptions";
import { InputError } from "../../strict-yaml/problem";
import { deployed, shippedEnvironment } from "../stacks/deployment";

const ONE = { rule: "no-public-access", resources: ["tencentcloud_mysql_instance.db"], reason: "a test" };
const stack = (value: unknown): string =>
  JSON.stringify(
    { terraform: {}, output: { other: { value: 1 }, "retention-exemptions": { value } } },
    null,
    2,
  );

it("reads what a stack exempts", () => {
  expect(readExemptions(stack(JSON.stringify([ONE])), "cdk.tf.json")).toEqual([ONE]);
});

it("reads what a plan says of the output", () => {
  const output = { "retention-exemptions": { value: JSON.stringify([ONE]), sensitive: false } };
  const plan = { format_version: "1.2", planned_values: { outputs: output }, resource_changes: [] };

  expect(readExemptions(JSON.stringify(plan), "plan.json")).toEqual([ONE]);
});

it.each([
  ["without outputs", JSON.stringify({ terraform: {} })],
  ["without that output", JSON.stringify({ terraform: {}, output: { other: { value: 1 } } })],
  ["of this project", JSON.stringify(deployed("production", shippedEnvironment("production")), null, 2)],
])("finds none in a stack %s", (_, text) => {
  expect(readExemptions(text, "cdk.tf.json")).toEqual([]);
});

it.each([
  [
    "an exemption without a reason",
    stack(JSON.stringify([{ ...ONE, reason: "" }])),
    /^cdk\.tf\.json:\d+:\d+ output\.retention-exemptions\.value\.0\.reason: /,
  ],
  ["no text", stack(1), /^cdk\.tf\.json:\d+:\d+ output\.retention-exemptions\.value: /],
  [
    "a list that is no JSON",
    stack("[{"),
    /^cdk\.tf\.json:1:1 output\.retention-exemptions\.value: is not JSON/,
  ],
  ["a list that is none", stack("{}"), /^cdk\.tf\.json:1:1 output\.retention-exemptions\.value: /],
  [
    "JSON that is no stack",
    JSON.stringify({ name: "a-package", version: "1.0.0" }),
    /^cdk\.tf\.json:1:1:? .*has neither resource nor provider; allowed: a Terraform configuration/,
  ],
  ["no JSON", "{ not", /^cdk\.tf\.json:\d+:\d+/],
])("refuses %s", (_, text, message) => {
  const read = (): unknown => readExemptions(text, "cdk.tf.json");

  expect(read).toThrow(InputError);
  expect(read).toThrow(message);
});
