import { DefaultTokenResolver, Fn, StringConcat, TerraformStack, Testing, Tokenization } from "cdktf";
import fc from "fast-check";
import { encodedLiteral } from "../../../../constructs/guard/arguments/encoded-literal";
import { UNKNOWN } from "../../../../terraform-json/arguments";

const scope = new TerraformStack(Testing.app(), "literals");
const resolver = new DefaultTokenResolver(new StringConcat());

/** As CDKTF writes it into the configuration. */
function written(value: unknown): string {
  return String(Tokenization.resolve(Fn.jsonencode(value), { scope, resolver }));
}

test("what CDKTF writes is read back", () => {
  // CDKTF escapes neither quotes nor backslashes of a text: Terraform would refuse it.
  const text = fc.string({ unit: fc.constantFrom("a", "*", ":", "/", " ", "{", "]", ",", "=", "é") });
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 4 }, text, fc.integer(), fc.boolean(), tie("list"), tie("object")),
    list: fc.array(tie("any"), { maxLength: 3 }),
    object: fc.dictionary(fc.constantFrom("a", "action", "x-y", "not_action"), tie("any"), { maxKeys: 3 }),
  }));
  fc.assert(
    fc.property(value.object, (object) => {
      expect(encodedLiteral(written(object))).toEqual(object);
    }),
  );
});

test("what people write is read as Terraform reads it", () => {
  const text = String.raw`\${ jsonencode({
    version = "2.0", n: -1.5e3, ok = true, none = null
    "a b" = [1, "\"\\\n\u0041", "$\${uin}",]
  }) }`.replaceAll("\\$", "$");

  expect(encodedLiteral(text)).toEqual({
    version: "2.0",
    n: -1500,
    ok: true,
    none: null,
    "a b": [1, '"\\\nA', "$${uin}"],
  });
});

test.each([
  ["{ a = b.c, d = 1 }", { a: UNKNOWN, d: 1 }],
  ['{ a = join(",", ["}", "]"]), d = 1 }', { a: UNKNOWN, d: 1 }],
  ['{ a = "x" == var.y ? 1 : 2, d = 1 }', { a: UNKNOWN, d: 1 }],
  ["{ a = 007, d = 1 }", { a: UNKNOWN, d: 1 }],
  ["{ a = { for k, v in x : k => v }, d = 1 }", { a: UNKNOWN, d: 1 }],
  ["{ a = [for v in x : v], d = 1 }", { a: [UNKNOWN], d: 1 }],
  ["{ a = [1][0], d = 1 }", { a: UNKNOWN, d: 1 }],
  ['{ a = "p${x["}"]}:*", d = 1 }', { a: `p${UNKNOWN}:*`, d: 1 }],
  ['{ a = "%{ if x }y%{ endif }", d = 1 }', { a: `${UNKNOWN}y${UNKNOWN}`, d: 1 }],
])("what is no literal in %s is not known, and the rest is", (expression, value) => {
  expect(encodedLiteral(`\${jsonencode(${expression})}`)).toEqual(value);
});

test.each([
  ["${jsonencode(local.policy)}"],
  ["${jsonencode({ a = 1 }"],
  ["${jsonencode({ a = 1 }) + 1}"],
  ['${jsonencode({ a = "b" c" })}'],
  ["${jsonencode([1}"],
  ["${jsonencode("],
  ["${yamlencode({ a = 1 })}"],
  ['{"a":1}'],
])("%s is no literal", (text) => {
  expect(encodedLiteral(text)).toBeUndefined();
});

test("whatever a text is, reading it comes to an end", () => {
  const unit = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    '"',
    "$",
    "%",
    "=",
    ",",
    "\n",
    "\\",
    "a",
    "1",
    " ",
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
      encodedLiteral(`\${jsonencode(${text})}`);
    }),
  );
});
