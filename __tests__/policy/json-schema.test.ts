import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { parse } from "yaml";
import { policyJsonSchema } from "../../policy/json-schema";
import { edited, SMALL_POLICY, type Edit } from "./small-policy";

const TOP = join(__dirname, "../..");
const shippedSchema = JSON.parse(readFileSync(join(TOP, "retention-policy.schema.json"), "utf8")) as object;
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(shippedSchema);

test("the schema in the repository is that of the code: if not, run npm run schemas", () => {
  expect(shippedSchema).toEqual(policyJsonSchema());
});

test("editors find no fault with the shipped policy", () => {
  const policy: unknown = parse(readFileSync(join(TOP, "retention-policy.yaml"), "utf8"));
  expect(validate(policy)).toBe(true);
});

test("the shipped policy names the schema in its first line", () => {
  const [first] = readFileSync(join(TOP, "retention-policy.yaml"), "utf8").split("\n");
  expect(first).toBe("# yaml-language-server: $schema=./retention-policy.schema.json");
});

test("editors find no fault with a sound policy", () => {
  expect(validate(parse(SMALL_POLICY))).toBe(true);
  const local = edited(
    ["timeColumn: start", 'timeColumn: start, timeZone: "+08:00"'],
    ["every: P1D", 'every: P1D, at: "02:30+08:00"'],
  );
  expect(validate(parse(local))).toBe(true);
});

describe("editors find", () => {
  const mistakes: [string, Edit][] = [
    ["an unknown key", ["title: Logs", "titel: Logs"]],
    ["a period in months", ["goneBy: P2Y", "goneBy: P24M"]],
    ["a period without a unit", ["goneBy: P2Y", "goneBy: 730"]],
    ["an unknown kind of store", ["kind: mysql", "kind: mysq"]],
    ["a type of a nested element that there is not", ["face: image", "face: picture"]],
    ["a name that is none", ["  bucket:\n", "  Bucket:\n"]],
    ["a named zone", ["timeColumn: start", "timeColumn: start, timeZone: Asia/Shanghai"]],
    ["a unit that is none", ["timeColumn: start", "timeColumn: start, unit: hours"]],
    ["an hour without an offset", ["every: P1D", 'every: P1D, at: "02:30"']],
    ["an index in upper case", ["index: logs", "index: Logs"]],
  ];
  test.each(mistakes)("%s", (_, edit) => {
    expect(validate(parse(edited(edit)))).toBe(false);
  });
});
