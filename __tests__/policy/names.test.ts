import { complaints, edited, type Mistake } from "./small-policy";

const MISTAKES: readonly Mistake[] = [
  {
    given: "a store",
    edits: [
      ["  bucket:\n", "  Bucket_1:\n"],
      ["store: bucket", "store: Bucket_1"],
    ],
    then: [
      'p.yaml:13:3 stores.Bucket_1: the name "Bucket_1" cannot be used; allowed: up to 40 lower-case letters, digits and hyphens, beginning with a letter, not ending in a hyphen',
    ],
  },
  {
    given: "a store that is too long",
    edits: [
      ["  bucket:\n", `  b${"x".repeat(40)}:\n`],
      ["store: bucket", `store: b${"x".repeat(40)}`],
    ],
    then: [
      `p.yaml:13:3 stores.b${"x".repeat(40)}: the name "b${"x".repeat(40)}" cannot be used; allowed: up to 40 lower-case letters, digits and hyphens, beginning with a letter, not ending in a hyphen`,
    ],
  },
  {
    given: "a category",
    edits: [["  photos:\n", "  photos-:\n"]],
    then: [
      'p.yaml:34:3 categories.photos-: the name "photos-" cannot be used; allowed: up to 40 lower-case letters, digits and hyphens, beginning with a letter, not ending in a hyphen',
    ],
  },
  {
    given: "a store called constructor",
    edits: [
      ["  bucket:\n", "  constructor:\n"],
      ["store: bucket", "store: constructor"],
    ],
    then: [
      'p.yaml:13:3 stores.constructor: the name "constructor" cannot be used; allowed: any other name: every object of JavaScript has this one already',
    ],
  },
  {
    given: "a category called __proto__",
    edits: [["  photos:\n", "  __proto__:\n"]],
    then: ['p.yaml:34:3 categories.__proto__: unknown key "__proto__"; allowed: any other name'],
  },
  {
    given: "an element",
    edits: [["{ photo: image }", "{ '@timestamp': timestamp }"]],
    then: [
      'p.yaml:36:17 categories.photos.elements.@timestamp: the name "@timestamp" cannot be used; allowed: up to 64 letters, digits and underscores, beginning with a letter',
    ],
  },
  {
    given: "an element that is too long for a column",
    edits: [["{ photo: image }", `{ ${"x".repeat(65)}: image }`]],
    then: [
      `p.yaml:36:17 categories.photos.elements.${"x".repeat(65)}: the name "${"x".repeat(65)}" cannot be used; allowed: up to 64 letters, digits and underscores, beginning with a letter`,
    ],
  },
  {
    given: "a database",
    edits: [["database: calls", "database: 2calls"]],
    then: [
      'p.yaml:25:17 categories.calls.storedIn.database: is "2calls"; allowed: up to 64 letters, digits, underscores and hyphens, beginning with a letter, ending in a letter or digit',
    ],
  },
  {
    given: "a database of MySQL itself",
    edits: [["database: calls", "database: Information_Schema"]],
    then: [
      'p.yaml:25:17 categories.calls.storedIn.database: "Information_Schema" is a system database; allowed: any database but mysql, sys, information_schema, performance_schema',
    ],
  },
  {
    given: "a table",
    edits: [["call: {", "call-: {"]],
    then: [
      'p.yaml:26:17 categories.calls.storedIn.tables.call-: the name "call-" cannot be used; allowed: up to 64 letters, digits, underscores and hyphens, beginning with a letter, ending in a letter or digit',
    ],
  },
  {
    given: "an index in upper case",
    edits: [["index: logs", "index: Logs"]],
    then: [
      'p.yaml:33:39 categories.logs.storedIn.index: is "Logs"; allowed: up to 255 bytes in lower case, without spaces and \\ / * ? " < > | # : , and not beginning with - _ + .',
    ],
  },
  {
    given: "an index that begins with a hyphen",
    edits: [["index: logs", "index: -logs"]],
    then: [
      'p.yaml:33:39 categories.logs.storedIn.index: is "-logs"; allowed: up to 255 bytes in lower case, without spaces and \\ / * ? " < > | # : , and not beginning with - _ + .',
    ],
  },
  {
    given: "an index in capitals of a kind that only Unicode knows",
    edits: [["index: logs", "index: logⅣ"]],
    then: [
      'p.yaml:33:39 categories.logs.storedIn.index: is "logⅣ"; allowed: up to 255 bytes in lower case, without spaces and \\ / * ? " < > | # : , and not beginning with - _ + .',
    ],
  },
  {
    given: "an index that is a path",
    edits: [["index: logs", "index: .."]],
    then: [
      'p.yaml:33:39 categories.logs.storedIn.index: is ".."; allowed: up to 255 bytes in lower case, without spaces and \\ / * ? " < > | # : , and not beginning with - _ + .',
    ],
  },
  {
    given: "a data stream in other letters than the provider takes",
    edits: [
      ["lifecycle: autonomous-index", "lifecycle: ilm"],
      ["index: logs", "index: journalübersicht"],
    ],
    then: [
      'p.yaml:33:39 categories.logs.storedIn.index: "journalübersicht" cannot be the name of a data stream, which lifecycle: ilm makes of it; allowed: a to z, 0 to 9 and ! $ % & \' ( ) + . ; = @ [ ] ^ { } ~ _ -, not beginning with - _ + .',
    ],
  },
  ...["with space", "a/b", "a#b", "_all", "-x"].map((repository) => ({
    given: `the repository ${repository}`,
    edits: [
      ["lifecycle: autonomous-index", "lifecycle: ilm"],
      ["snapshots: { keepFor: P7D }", `snapshots: { keepFor: P7D, repository: "${repository}" }`],
    ] as const,
    then: [
      `p.yaml:12:44 stores.search.snapshots.repository: is "${repository}"; allowed: text without spaces and \\ / * ? " < > | # , and not beginning with - or _, such as snapshots`,
    ],
  })),
  {
    given: "an index that is too long",
    edits: [["index: logs", `index: ${"x".repeat(256)}`]],
    then: ["p.yaml:33:39 categories.logs.storedIn.index: is 256 bytes long; allowed: up to 255 bytes"],
  },
  {
    given: "a prefix that is a root",
    edits: [["[photos/]", "[/]"]],
    then: [
      'p.yaml:40:44 categories.photos.storedIn.0.prefixes.0: is "/"; allowed: text that ends with "/", with no "/" at its start, no "//", "*" or "?", such as images/',
    ],
  },
  {
    given: "an empty prefix",
    edits: [["[photos/]", "['']"]],
    then: [
      'p.yaml:40:44 categories.photos.storedIn.0.prefixes.0: is ""; allowed: text that ends with "/", with no "/" at its start, no "//", "*" or "?", such as images/',
    ],
  },
  {
    given: "a prefix without a slash at its end",
    edits: [["[photos/]", "[photos]"]],
    then: [
      'p.yaml:40:44 categories.photos.storedIn.0.prefixes.0: is "photos"; allowed: text that ends with "/", with no "/" at its start, no "//", "*" or "?", such as images/',
    ],
  },
  {
    given: "a prefix with an empty folder",
    edits: [["[photos/]", "[a//]"]],
    then: [
      'p.yaml:40:44 categories.photos.storedIn.0.prefixes.0: is "a//"; allowed: text that ends with "/", with no "/" at its start, no "//", "*" or "?", such as images/',
    ],
  },
  {
    given: "a prefix with a wildcard",
    edits: [["[photos/]", "['a*/']"]],
    then: [
      'p.yaml:40:44 categories.photos.storedIn.0.prefixes.0: is "a*/"; allowed: text that ends with "/", with no "/" at its start, no "//", "*" or "?", such as images/',
    ],
  },
  {
    given: "a prefix longer than a key",
    edits: [["[photos/]", `[${"ä".repeat(425)}/]`]],
    then: [
      "p.yaml:40:44 categories.photos.storedIn.0.prefixes.0: is 851 bytes long; allowed: up to 850 bytes",
    ],
  },
];

describe("names that the policy language refuses", () => {
  test.each(MISTAKES)("$given", ({ edits, then }) => {
    // Given
    const text = edited(...edits);

    // When
    const printed = complaints(text);

    // Then
    expect(printed).toEqual(then);
  });
});
