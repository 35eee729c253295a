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
  expect(readExemptions(stack(JSON.stringify([ONE])), "cdk.tf.json")).toEqual({
    stack: "cdk.tf.json",
    list: [ONE],
  });
});

it.each([
  ["without outputs", "{}"],
  ["without that output", JSON.stringify({ output: { other: { value: 1 } } })],
  ["of this project", JSON.stringify(deployed("production", shippedEnvironment("production")), null, 2)],
])("finds none in a stack %s", (_, text) => {
  expect(readExemptions(text, "cdk.tf.json")).toEqual({ stack: "cdk.tf.json", list: [] });
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
  ["no JSON", "{ not", /^cdk\.tf\.json:\d+:\d+/],
])("refuses %s", (_, text, message) => {
  const read = (): unknown => readExemptions(text, "cdk.tf.json");

  expect(read).toThrow(InputError);
  expect(read).toThrow(message);
});
