import { z } from "zod";
import { customIssue } from "../../strict-yaml/check";
import { wording } from "../../strict-yaml/expected";
import { namedMap } from "../../strict-yaml/named-map";
import { complaints } from "./print";

const lowerCase = z.string().regex(/^[a-z]+$/);
wording.add(lowerCase, { allowed: "lower-case letters" });
const even = z.int().superRefine((value, context) => {
  if (value % 2) context.addIssue(customIssue(`${value} is odd`, "allowed: even numbers"));
});

const schema = z
  .strictObject({
    text: z.string().min(1),
    code: z.string().max(5),
    count: z.int().min(1).max(5),
    share: z.number(),
    port: z.number().min(1024),
    on: z.boolean(),
    version: z.literal(1),
    size: z.enum(["small", "medium", "large"]),
    items: z.array(z.string()).min(1),
    map: z.strictObject({ keepFor: z.string(), goneBy: z.string().optional() }),
    name: lowerCase,
    even,
    names: namedMap(lowerCase, z.number()),
    offOrMap: z.union([z.literal("off"), z.strictObject({ keepFor: z.string() })]),
    oneOrMore: z.union([z.strictObject({ a: z.string() }), z.array(z.strictObject({ a: z.string() }))]),
    either: z.union([
      z.strictObject({ a: z.string(), b: z.string() }),
      z.strictObject({ c: z.string(), d: z.string() }),
    ]),
    kind: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("disk"), size: z.number() }),
      z.strictObject({ kind: z.literal("tape") }),
    ]),
  })
  .partial();

describe("what is wrong, and what is allowed", () => {
  test.each([
    ["text: 5", "f.yaml:1:7 text: is 5; allowed: text, not empty"],
    ["text: ''", 'f.yaml:1:7 text: is ""; allowed: text, not empty'],
    ["text:", "f.yaml:1:1 text: is empty; allowed: text, not empty"],
    ["text: [a]", "f.yaml:1:7 text: is a list; allowed: text, not empty"],
    ["code: abcdef", 'f.yaml:1:7 code: is "abcdef"; allowed: text of 0 to 5 characters'],
    ["count: 6", "f.yaml:1:8 count: is 6; allowed: a whole number from 1 to 5"],
    ["count: 1.5", "f.yaml:1:8 count: is 1.5; allowed: a whole number from 1 to 5"],
    ["share: half", 'f.yaml:1:8 share: is "half"; allowed: a number'],
    ["port: 80", "f.yaml:1:7 port: is 80; allowed: a number of 1024 or more"],
    ["on: yes", 'f.yaml:1:5 on: is "yes"; allowed: true or false'],
    ["version: 2", "f.yaml:1:10 version: is 2; allowed: 1"],
    ["size: Smal", 'f.yaml:1:7 size: is "Smal"; did you mean small? allowed: small, medium, large'],
    ["size: huge", 'f.yaml:1:7 size: is "huge"; allowed: small, medium, large'],
    ["items: []", "f.yaml:1:8 items: is an empty list; allowed: a list, not empty, each item text"],
    ["items: [a, 5]", "f.yaml:1:12 items.1: is 5; allowed: text"],
    ["map: {}", "f.yaml:1:1 map.keepFor: is missing; allowed: text"],
    ["map: 5", "f.yaml:1:6 map: is 5; allowed: a map with the keys keepFor, goneBy"],
    ["name: ABC", 'f.yaml:1:7 name: is "ABC"; allowed: lower-case letters'],
    ["even: 3", "f.yaml:1:7 even: 3 is odd; allowed: even numbers"],
    ["names: [1]", "f.yaml:1:8 names: is a list; allowed: a map"],
    [
      "offOrMap: of",
      'f.yaml:1:11 offOrMap: is "of"; did you mean off? allowed: off, or a map with the keys keepFor',
    ],
    ["offOrMap: { keepFor: 5 }", "f.yaml:1:22 offOrMap.keepFor: is 5; allowed: text"],
    ["oneOrMore: { a: 5 }", "f.yaml:1:17 oneOrMore.a: is 5; allowed: text"],
    ["oneOrMore: [{ a: 5 }]", "f.yaml:1:18 oneOrMore.0.a: is 5; allowed: text"],
    [
      "oneOrMore: 5",
      "f.yaml:1:12 oneOrMore: is 5; allowed: a map with the keys a, or a list, each item a map with the keys a",
    ],
    ["either: { d: x }", "f.yaml:1:1 either.c: is missing; allowed: text"],
    ["kind: { kind: tap }", 'f.yaml:1:15 kind.kind: is "tap"; did you mean tape? allowed: disk, tape'],
    ["kind: {}", "f.yaml:1:1 kind.kind: is missing; allowed: disk, tape"],
    ["kind: { kind: disk }", "f.yaml:1:1 kind.size: is missing; allowed: a number"],
  ])("%s", (text, then) => {
    expect(complaints(text, schema)).toEqual([then]);
  });
});

describe("unknown keys", () => {
  test.each([
    {
      given: "one that differs in case is one mistake, not also a missing key",
      text: "map: { keepfor: P1D }",
      then: ['f.yaml:1:8 map.keepfor: unknown key "keepfor"; did you mean keepFor? allowed: keepFor, goneBy'],
    },
    {
      given: "one that is far from all",
      text: "map: { keepFor: P1D, colour: red }",
      then: ['f.yaml:1:22 map.colour: unknown key "colour"; allowed: keepFor, goneBy'],
    },
    {
      given: "one beside the key that it resembles",
      text: "map: { keepFor: P1D, keepfor: P2D }",
      then: ['f.yaml:1:22 map.keepfor: unknown key "keepfor"; allowed: keepFor, goneBy'],
    },
    {
      given: "each is a problem of its own",
      text: "map:\n  keepFor: P1D\n  gone: P2D\n  constructor: x\n",
      then: [
        'f.yaml:3:3 map.gone: unknown key "gone"; did you mean goneBy? allowed: keepFor, goneBy',
        'f.yaml:4:3 map.constructor: unknown key "constructor"; allowed: keepFor, goneBy',
      ],
    },
  ])("$given", ({ text, then }) => {
    expect(complaints(text, schema)).toEqual(then);
  });
});

test("in a map of names, a bad name and the bad value under it are both reported", () => {
  expect(complaints("names: { A: x, b: 1, c: y }", schema)).toEqual([
    'f.yaml:1:10 names.A: the name "A" cannot be used; allowed: lower-case letters',
    'f.yaml:1:13 names.A: is "x"; allowed: a number',
    'f.yaml:1:25 names.c: is "y"; allowed: a number',
  ]);
});

test("text that is shown is shortened", () => {
  const [printed] = complaints(`code: ${"x".repeat(500)}`, schema);
  expect(printed).toBe(`f.yaml:1:7 code: is "${"x".repeat(75)}..."; allowed: text of 0 to 5 characters`);
});
