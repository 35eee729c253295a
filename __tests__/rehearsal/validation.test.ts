import { ARGUMENT_RULES } from "../../rehearsal/provider/arguments/argument-rules";
import type { Finding } from "../../rehearsal/provider/diagnostics";
import type { AttributeRules } from "../../rehearsal/provider/rules";
import type { Schema } from "../../rehearsal/provider/schema";
import { validate } from "../../rehearsal/provider/validation";
import { type ObjectValue, UNKNOWN, type Value } from "../../rehearsal/provider/values";

const schema: Schema = {
  version: 0,
  block: {
    attributes: {
      a: { type: "string", optional: true },
      b: { type: "string", optional: true },
      texts: { type: ["list", "string"], optional: true },
    },
    block_types: {
      list: { nesting_mode: "list", block: { attributes: { a: { type: "number", optional: true } } } },
      set: { nesting_mode: "set", block: { attributes: { a: { type: "number", optional: true } } } },
    },
  },
};

function findings(attributes: Record<string, AttributeRules>, config: ObjectValue): Finding[] {
  const rules = { id: "{8}", importable: true, attributes };
  return validate(
    { type: "test_resource", schema, rules, legacy: true },
    { a: null, b: null, list: [], set: [], ...config },
  );
}

test("what is asked of a list is asked of each of its elements", () => {
  const rules = { texts: { format: "json" as const } };

  expect(findings(rules, { texts: ["{}", "{"] })).toHaveLength(1);
  expect(findings(rules, { texts: ["{}", "[]"] })).toEqual([]);
});

test.each<[string, AttributeRules, Value, Value]>([
  ["one of", { oneOf: ["on", "off"] }, "maybe", "on"],
  ["one of, numbers", { oneOf: [0, 1] }, 2, 1],
  ["at least", { min: 7 }, 6, 7],
  ["at most", { max: 1830 }, 1831, 1830],
  ["between", { min: 1, max: 3 }, 4, 3],
  ["a multiple", { multipleOf: 128 }, 100, 256],
  ["long enough", { minLength: 2 }, "a", "ab"],
  ["short enough, in bytes", { maxLength: 3 }, "éé", "abc"],
  ["of a pattern", { pattern: "^[a-z]+$" }, "A", "a"],
  ["of an ending", { suffix: [".zip", ".jar"] }, "code.tar", "code.zip"],
  ["an address block", { format: "cidr" }, "10.0.0.0/33", "10.0.0.0/16"],
  ["an address block without a host", { format: "cidr" }, "10.20.0.1/16", "10.20.0.0/16"],
  ["JSON", { format: "json" }, "{", "{}"],
  ["a date", { format: "date" }, "2026-13-01", "2026-12-01"],
  ["a date and time", { format: "date" }, "tomorrow", "2026-12-01T00:00:00+08:00"],
  ["of several classes", { classes: 2 }, "lowercase", "Mixed"],
])("a value must be %s", (_, rules, refused, accepted) => {
  expect(findings({ a: rules }, { a: refused })).toMatchObject([
    { severity: "error", path: [{ attribute: "a" }] },
  ]);
  expect(findings({ a: rules }, { a: accepted })).toEqual([]);
  expect(findings({ a: rules }, { a: UNKNOWN })).toEqual([]);
  expect(findings({ a: rules }, { a: null })).toEqual([]);
});

test.each<[string, AttributeRules, ObjectValue, ObjectValue]>([
  ["conflicts", { conflictsWith: ["b"] }, { a: "x", b: "y" }, { a: "x" }],
  ["needs", { requiredWith: ["b"] }, { a: "x" }, { a: "x", b: UNKNOWN }],
  ["is one choice of two, both written", { exactlyOneOf: ["b"] }, { a: "x", b: "y" }, { b: UNKNOWN }],
  ["is one choice of two, none written", { exactlyOneOf: ["b"] }, {}, { a: "x" }],
])("an argument %s", (_, rules, refused, accepted) => {
  expect(findings({ a: rules }, refused)).toMatchObject([{ severity: "error", path: [{ attribute: "a" }] }]);
  expect(findings({ a: rules }, accepted)).toEqual([]);
});

test("a place inside a list has its index, one inside a set has not", () => {
  const rules = { "list.a": { min: 1 }, "set.a": { min: 1 } };

  const found = findings(rules, { list: [{ a: 1 }, { a: 0 }], set: [{ a: 0 }] });

  expect(found.map(({ path }) => path)).toEqual([
    [{ attribute: "list" }, { index: 1 }, { attribute: "a" }],
    [{ attribute: "set" }, { attribute: "a" }],
  ]);
});

test("a refused password is not repeated", () => {
  const found = findings({ a: { minLength: 20, classes: 4, pattern: "^x" } }, { a: "sw0rdfish" });

  expect(found).toHaveLength(3);
  expect(JSON.stringify(found)).not.toContain("sw0rdfish");
});

const rule = (expiration: ObjectValue): ObjectValue => ({ lifecycle_rules: [{ expiration: [expiration] }] });

test.each<[string, ObjectValue, ObjectValue, Finding["severity"]]>([
  ["tencentcloud_mysql_instance", { vpc_id: "vpc-1" }, { vpc_id: "vpc-1", subnet_id: UNKNOWN }, "error"],
  ["tencentcloud_mysql_instance", { subnet_id: "subnet-1" }, {}, "error"],
  [
    "tencentcloud_elasticsearch_instance",
    { deploy_mode: 1 },
    { deploy_mode: 1, multi_zone_infos: [{}, {}] },
    "error",
  ],
  [
    "tencentcloud_cos_bucket",
    { log_enable: true, log_prefix: "l/" },
    { log_enable: false, log_prefix: "l/" },
    "error",
  ],
  ["tencentcloud_cos_bucket", rule({ days: 30, delete_marker: true }), rule({ days: 30 }), "error"],
  ["tencentcloud_cos_bucket", rule({ days: 0 }), rule({ days: 1 }), "warning"],
  [
    "random_password",
    { length: 3, min_lower: 2, min_upper: 2 },
    { length: 4, min_lower: 2, min_upper: 2 },
    "error",
  ],
])("arguments of %s must fit together: %j", (type, refused, accepted, severity) => {
  expect(ARGUMENT_RULES[type]?.(refused)).toMatchObject([{ severity }]);
  expect(ARGUMENT_RULES[type]?.(accepted)).toEqual([]);
});
