import { complaints, edited, type Mistake, withCategory } from "./small-policy";

const MISTAKES: readonly Mistake[] = [
  {
    given: "no element",
    edits: [["{ photo: image }", "{}"]],
    then: [
      "p.yaml:36:15 categories.photos.elements: there is no element; allowed: one element or more, name: type",
    ],
  },
  {
    given: "an empty nested map",
    edits: [["inner: { face: image }", "inner: {}"]],
    then: [
      "p.yaml:19:55 categories.calls.elements.inner: there is no element; allowed: one element or more, name: type",
    ],
  },
  {
    given: "names that differ only in case",
    edits: [
      [
        "{ id: keyword, at: timestamp }",
        "{ id: keyword, ID: keyword, at: timestamp, a: { b: text, B: text } }",
      ],
    ],
    then: [
      'p.yaml:29:30 categories.logs.elements.ID: "ID" and "id" differ only in case; allowed: one name for one element, and names that differ in more for two',
      'p.yaml:29:72 categories.logs.elements.a.B: "B" and "b" differ only in case; allowed: one name for one element, and names that differ in more for two',
    ],
  },
  {
    given: "a special element that is not declared",
    edits: [
      ["title: Photos", "title: Photos\n    specialCategory: [phoot]"],
      ["basis: consent", "basis: consent, specialCategory: { basis: explicit-consent }"],
    ],
    then: [
      'p.yaml:36:23 categories.photos.specialCategory.0: no element is called "phoot"; did you mean photo? allowed: photo',
    ],
  },
  {
    given: "special elements without a basis",
    edits: [["title: Calls", "title: Calls\n    specialCategory: [inner.face]"]],
    then: [
      "p.yaml:22:5 categories.calls.legalBasis.specialCategory: is missing, for inner.face; allowed: a map with the keys basis, obtainedBy: GDPR article 9(2)",
    ],
  },
  {
    given: "a basis without special elements",
    edits: [["basis: consent", "basis: consent, specialCategory: { basis: explicit-consent }"]],
    then: [
      "p.yaml:38:35 categories.photos.legalBasis.specialCategory: there is a basis for a special category, but no element belongs to one; name the elements in specialCategory, or remove the basis",
    ],
  },
  {
    given: "a retention that says nothing",
    edits: [["{ goneBy: P60D }", "{}"]],
    then: [
      "p.yaml:39:16 categories.photos.retention: says neither how long to keep nor when to be gone; allowed: keepFor, goneBy",
    ],
  },
  {
    given: "a retention that ends before it begins",
    edits: [["goneBy: P2Y", "goneBy: P364D"]],
    then: [
      "p.yaml:22:40 categories.calls.retention.goneBy: P364D ends before keepFor, P1Y; allowed: P1Y or longer",
    ],
  },
  {
    given: "a bucket that has to keep for more than it can",
    edits: [["goneBy: P60D", "keepFor: P3651D"]],
    then: [
      'p.yaml:39:27 categories.photos.retention.keepFor: P3651D is longer than the object-storage store "bucket" can wait; allowed: 1 to 3650 days',
    ],
  },
  {
    given: "a purpose that is there twice",
    edits: [["[Billing]", "[Billing, Billing]"]],
    then: [
      'p.yaml:20:25 categories.calls.purposes.1: "Billing" is in this list twice; allowed: each item once',
    ],
  },
  {
    given: "a special element that is there twice",
    edits: [
      ["title: Calls", "title: Calls\n    specialCategory: [face, face]"],
      ["basis: contract", "basis: contract, specialCategory: { basis: legal-claims }"],
    ],
    then: [
      'p.yaml:19:29 categories.calls.specialCategory.1: "face" is in this list twice; allowed: each item once',
    ],
  },
  {
    given: "a prefix that is there twice",
    edits: [["[photos/]", "[photos/, photos/]"]],
    then: [
      'p.yaml:40:53 categories.photos.storedIn.0.prefixes.1: "photos/" is in this list twice; allowed: each item once',
    ],
  },
  {
    given: "binlogs that outlive the backups",
    edits: [["binlogs: { keepFor: P7D }", "binlogs: { keepFor: P15D }"]],
    then: [
      "p.yaml:6:25 stores.db.binlogs.keepFor: binlogs of P15D outlive the backups, P14D; allowed: up to P14D, or longer backups",
    ],
  },
  {
    given: "automatic snapshots that live other than 7 days",
    edits: [["snapshots: { keepFor: P7D }", "snapshots: { keepFor: P1W1D }"]],
    then: [
      "p.yaml:12:27 stores.search.snapshots.keepFor: automatic snapshots do not live P1W1D; allowed: P7D, or snapshots: off, or lifecycle: ilm with a repository",
    ],
  },
  {
    given: "snapshots of another period with ilm, but nowhere to put them",
    edits: [
      ["lifecycle: autonomous-index", "lifecycle: ilm"],
      ["snapshots: { keepFor: P7D }", "snapshots: { keepFor: P30D }"],
    ],
    then: [
      "p.yaml:12:27 stores.search.snapshots.keepFor: automatic snapshots do not live P30D; allowed: P7D, or snapshots: off, or a repository beside it",
    ],
  },
  {
    given: "a repository for an autonomous index",
    edits: [["snapshots: { keepFor: P7D }", "snapshots: { keepFor: P7D, repository: backups }"]],
    then: [
      "p.yaml:12:32 stores.search.snapshots.repository: an autonomous index has the automatic snapshots only; allowed: no repository, or lifecycle: ilm",
    ],
  },
  {
    given: "a repository and another period for an autonomous index",
    edits: [["snapshots: { keepFor: P7D }", "snapshots: { keepFor: P30D, repository: backups }"]],
    then: [
      "p.yaml:12:27 stores.search.snapshots.keepFor: automatic snapshots do not live P30D; allowed: P7D, or snapshots: off, or lifecycle: ilm with a repository",
      "p.yaml:12:33 stores.search.snapshots.repository: an autonomous index has the automatic snapshots only; allowed: no repository, or lifecycle: ilm",
    ],
  },
  {
    given: "a period that no snapshot can have, with a repository too",
    edits: [
      ["lifecycle: autonomous-index", "lifecycle: ilm"],
      ["snapshots: { keepFor: P7D }", "snapshots: { keepFor: P1M, repository: backups }"],
    ],
    then: [expect.stringMatching(/^p\.yaml:12:27 stores\.search\.snapshots\.keepFor: .*P1M/)],
  },
  {
    given: "an element type that has no mapping, inside a nested map, with ilm",
    edits: [
      ["lifecycle: autonomous-index", "lifecycle: ilm"],
      ["at: timestamp }", "at: timestamp, inner: { deep: { place: geo_point } } }"],
    ],
    then: [
      'p.yaml:29:69 categories.logs.elements.inner.deep.place: is "geo_point"; allowed: keyword, text, integer, number, boolean, timestamp, image, or a map of elements',
    ],
  },
  {
    given: "two categories that write to one data stream with different periods",
    edits: [
      ["lifecycle: autonomous-index", "lifecycle: ilm"],
      withCategory("{ at: timestamp }", "{ keepFor: P60D }", "{ store: search, index: logs, timeField: at }"),
    ],
    then: [
      "p.yaml:47:39 categories.more.storedIn.index: index logs would have two retentions: keepFor P30D for logs, keepFor P60D for more; allowed: the same retention, or another index",
    ],
  },
  {
    given: "maps in one another beyond the levels of a mapping, in an index",
    edits: [["at: timestamp }", `at: timestamp, ${maps(20)} }`]],
    then: [
      `p.yaml:29:${45 + 19 * 5} categories.logs.elements.${Array(20).fill("m").join(".")}: its elements lie on level 21, and Elasticsearch takes 20; allowed: up to 19 maps in one another`,
    ],
  },
  {
    given: "more fields than an index takes, maps counted",
    edits: [["at: timestamp }", `at: timestamp, m: { ${keywords(998)} } }`]],
    then: [
      "p.yaml:29:5 categories.logs.elements: the index logs would have 1001 fields (maps included), and Elasticsearch takes 1000; allowed: fewer elements, or a second index",
    ],
  },
  {
    given: "as many as an index takes, with ilm, which adds one",
    edits: [
      ["lifecycle: autonomous-index", "lifecycle: ilm"],
      ["at: timestamp }", `at: timestamp, m: { ${keywords(997)} } }`],
    ],
    then: [
      "p.yaml:29:5 categories.logs.elements: the index logs would have 1001 fields (maps, @timestamp included), and Elasticsearch takes 1000; allowed: fewer elements, or a second index",
    ],
  },
  {
    given: "two categories that have too many fields together",
    edits: [
      ["at: timestamp }", `at: timestamp, ${keywords(997)} }`],
      withCategory(
        "{ at: timestamp, n: text, o: text }",
        "{ keepFor: P30D }",
        "{ store: search, index: logs, timeField: at }",
      ),
    ],
    then: [
      "p.yaml:43:5 categories.more.elements: the index logs would have 1001 fields (maps, logs included), and Elasticsearch takes 1000; allowed: fewer elements, or a second index",
    ],
  },
];

/** So many maps in one another, with a keyword in the innermost. */
function maps(count: number): string {
  return `${"m: { ".repeat(count)}leaf: keyword${" }".repeat(count)}`;
}

function keywords(count: number): string {
  return Array.from({ length: count }, (_, i) => `k${i}: keyword`).join(", ");
}

describe("elements that an index just takes", () => {
  test.each([
    ["levels", `at: timestamp, ${maps(19)} }`],
    ["fields", `at: timestamp, m: { ${keywords(997)} } }`],
  ])("%s", (_, elements) => {
    expect(complaints(edited(["at: timestamp }", elements]))).toEqual([]);
  });

  test("a table is no index", () => {
    expect(complaints(edited(["inner: {", `${keywords(1000)}, inner: { ${maps(20)},`]))).toEqual([]);
  });
});

describe("elements, bases, retention and store settings that the policy language refuses", () => {
  test.each(MISTAKES)("$given", ({ edits, then }) => {
    // Given
    const text = edited(...edits);

    // When
    const printed = complaints(text);

    // Then
    expect(printed).toEqual(then);
  });
});
