import fc from "fast-check";
import {
  decodeValue,
  encodeValue,
  isEqual,
  isWhollyKnown,
  UNKNOWN,
  type Value,
} from "../../rehearsal/provider/values";

const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<Value>(null, UNKNOWN, true, false),
    fc.string(),
    fc.integer(),
    fc.double({ noNaN: true }).map((number) => number + 0), // -0 is not a Terraform number
    fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n }),
    fc.array(tie("value")),
    fc.dictionary(
      fc.string().filter((key) => key !== "__proto__"),
      tie("value"),
      { noNullPrototype: true },
    ),
  ),
})).value;

test("what is sent is what arrives, unknown and null included", () => {
  fc.assert(fc.property(value, (sent) => expect(decodeValue(encodeValue(sent))).toEqual(sent)));
});

test("unknown is extension 0, whatever else Terraform knows about it", () => {
  expect(encodeValue(UNKNOWN)).toEqual(Buffer.from([0xd4, 0, 0]));
  expect(decodeValue(Buffer.from([0xc7, 3, 12, 0x81, 0x01, 0xc2]))).toBe(UNKNOWN);
});

test("integers are numbers as long as they are exact", () => {
  expect(decodeValue(Buffer.from([0xd3, 0, 0, 0, 1, 0, 0, 0, 0]))).toBe(2 ** 32);
  expect(decodeValue(Buffer.from([0xd3, 0, 0x20, 0, 0, 0, 0, 0, 1]))).toBe(2n ** 53n + 1n);
});

test("missing and null are the same, unknown is neither", () => {
  expect(isEqual({ a: null, b: [1] }, { b: [1] })).toBe(true);
  expect(isEqual({ a: UNKNOWN }, {})).toBe(false);
  expect(isWhollyKnown({ a: [{ b: UNKNOWN }] })).toBe(false);
});
