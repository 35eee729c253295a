import { complaints, edited, withCategory, type Mistake } from "./small-policy";

/** The retention of the table in the small policy. */
const RETENTION = "{ keepFor: P1Y, goneBy: P2Y }";
/** Elements that agree with those of the table. */
const ELEMENTS = "{ id: keyword, start: timestamp }";
const MISTAKES: readonly Mistake[] = [
  {
    given: "a table with two retentions",
    edits: [
      withCategory(
        ELEMENTS,
        "{ keepFor: P1Y }",
        "{ store: db, database: CALLS, tables: { Call: { timeColumn: start } } }",
      ),
    ],
    then: [
      "p.yaml:47:55 categories.more.storedIn.tables.Call: table CALLS.Call would have two retentions: keepFor P1Y goneBy P2Y for calls, keepFor P1Y for more; allowed: the same retention, or another table",
    ],
  },
  {
    given: "an index with two retentions",
    edits: [
      withCategory("{ at: timestamp }", "{ keepFor: P31D }", "{ store: search, index: logs, timeField: at }"),
    ],
    then: [
      "p.yaml:47:39 categories.more.storedIn.index: index logs would have two retentions: keepFor P30D for logs, keepFor P31D for more; allowed: the same retention, or another index",
    ],
  },
  {
    given: "a bucket with two retentions",
    edits: [withCategory(ELEMENTS, "{ goneBy: P61D }", "{ store: bucket, prefixes: [more/] }")],
    then: [
      "p.yaml:47:24 categories.more.storedIn.store: bucket bucket would have two retentions: goneBy P60D for photos, goneBy P61D for more; allowed: the same retention, or another store",
    ],
  },
  {
    given: "a table listed twice",
    edits: [
      [
        "tables: { call: { timeColumn: start } }",
        "tables: { call: { timeColumn: start }, Call: { timeColumn: start } }",
      ],
    ],
    then: [
      "p.yaml:26:46 categories.calls.storedIn.tables.Call: this category lists table calls.Call twice; allowed: each table once",
    ],
  },
  {
    given: "an index listed twice",
    edits: [
      [
        "{ store: search, index: logs, timeField: at }",
        "[{ store: search, index: logs, timeField: at }, { store: search, index: logs, timeField: at }]",
      ],
    ],
    then: [
      "p.yaml:33:87 categories.logs.storedIn.1.index: this category lists index logs twice; allowed: each index once",
    ],
  },
  {
    given: "a bucket listed twice",
    edits: [
      [
        "[{ store: bucket, prefixes: [photos/] }]",
        "[{ store: bucket, prefixes: [photos/] }, { store: bucket, prefixes: [b/] }]",
      ],
    ],
    then: [
      "p.yaml:40:65 categories.photos.storedIn.1.store: this category lists bucket bucket twice; allowed: each bucket once",
    ],
  },
  {
    given: "two time columns",
    edits: [
      withCategory(
        "{ begin: timestamp }",
        RETENTION,
        "{ store: db, database: calls, tables: { call: { timeColumn: begin } } }",
      ),
    ],
    then: [
      "p.yaml:47:75 categories.more.storedIn.tables.call.timeColumn: begin differs from start, which calls says for the same table calls.call; allowed: start, or another table",
    ],
  },
  {
    given: "two time fields",
    edits: [
      withCategory("{ on: timestamp }", "{ keepFor: P30D }", "{ store: search, index: logs, timeField: on }"),
    ],
    then: [
      "p.yaml:47:56 categories.more.storedIn.timeField: on differs from at, which logs says for the same index logs; allowed: at, or another index",
    ],
  },
  {
    given: "two partitions",
    edits: [
      withCategory(
        ELEMENTS,
        RETENTION,
        "{ store: db, database: calls, tables: { call: { timeColumn: start, partition: P1W } } }",
      ),
    ],
    then: [
      "p.yaml:47:93 categories.more.storedIn.tables.call.partition: partition P1W differs from no partition, which calls says for the same table calls.call; allowed: no partition, or another table",
    ],
  },
  {
    given: "two time zones",
    edits: [
      ["{ call: { timeColumn: start } }", '{ call: { timeColumn: start, timeZone: "+08:00" } }'],
      withCategory(
        ELEMENTS,
        RETENTION,
        '{ store: db, database: calls, tables: { call: { timeColumn: start, timeZone: "+09:00" } } }',
      ),
    ],
    then: [
      "p.yaml:47:92 categories.more.storedIn.tables.call.timeZone: timeZone +09:00 differs from timeZone +08:00, which calls says for the same table calls.call; allowed: timeZone +08:00, or another table",
    ],
  },
  {
    given: "a time zone and none",
    edits: [
      ["{ call: { timeColumn: start } }", '{ call: { timeColumn: start, timeZone: "+08:00" } }'],
      withCategory(
        ELEMENTS,
        RETENTION,
        "{ store: db, database: calls, tables: { call: { timeColumn: start } } }",
      ),
    ],
    then: [
      "p.yaml:47:55 categories.more.storedIn.tables.call.timeZone: no timeZone differs from timeZone +08:00, which calls says for the same table calls.call; allowed: timeZone +08:00, or another table",
    ],
  },
  {
    given: "two units",
    edits: [
      ["start: timestamp", "start: integer"],
      ["{ call: { timeColumn: start } }", "{ call: { timeColumn: start, unit: seconds } }"],
      withCategory(
        "{ start: integer }",
        RETENTION,
        "{ store: db, database: calls, tables: { call: { timeColumn: start, unit: milliseconds } } }",
      ),
    ],
    then: [
      "p.yaml:47:88 categories.more.storedIn.tables.call.unit: unit milliseconds differs from unit seconds, which calls says for the same table calls.call; allowed: unit seconds, or another table",
    ],
  },
  {
    given: "two types of one column",
    edits: [
      withCategory(
        "{ id: integer, start: timestamp }",
        RETENTION,
        "{ store: db, database: calls, tables: { call: { timeColumn: start } } }",
      ),
    ],
    then: [
      "p.yaml:43:21 categories.more.elements.id: integer differs from keyword, which calls says for the same table calls.call; allowed: keyword, or another table",
    ],
  },
  {
    given: "two types of one nested element",
    edits: [
      withCategory(
        "{ start: timestamp, inner: { face: text } }",
        RETENTION,
        "{ store: db, database: calls, tables: { call: { timeColumn: start } } }",
      ),
    ],
    then: [
      "p.yaml:43:50 categories.more.elements.inner.face: text differs from image, which calls says for the same table calls.call; allowed: image, or another table",
    ],
  },
  {
    given: "an element and a map of one name",
    edits: [
      withCategory(
        "{ start: timestamp, inner: text }",
        RETENTION,
        "{ store: db, database: calls, tables: { call: { timeColumn: start } } }",
      ),
    ],
    then: [
      "p.yaml:43:42 categories.more.elements.inner: text differs from a map of elements, which calls says for the same table calls.call; allowed: a map of elements, or another table",
    ],
  },
  {
    given: "columns that differ only in case",
    edits: [
      withCategory(
        "{ ID: keyword, start: timestamp }",
        RETENTION,
        "{ store: db, database: calls, tables: { call: { timeColumn: start } } }",
      ),
    ],
    then: [
      'p.yaml:43:17 categories.more.elements.ID: "ID" differs from "id", which calls says for the same table calls.call; allowed: "id", or another table',
    ],
  },
  {
    given: "prefixes that overlap",
    edits: [
      withCategory(
        "{ photo: image }",
        "{ goneBy: P60D }",
        "{ store: bucket, prefixes: [videos/, photos/raw/] }",
      ),
    ],
    then: [
      'p.yaml:47:52 categories.more.storedIn.prefixes.1: "photos/raw/" overlaps "photos/" of photos; allowed: prefixes of which none begins with another',
    ],
  },
  {
    given: "a whole bucket and a prefix",
    edits: [withCategory("{ photo: image }", "{ goneBy: P60D }", "{ store: bucket }")],
    then: [
      'p.yaml:47:24 categories.more.storedIn.store: the whole bucket overlaps "photos/" of photos; allowed: prefixes of which none begins with another',
    ],
  },
];

describe("tables, indices and buckets that categories share that the policy language refuses", () => {
  test.each(MISTAKES)("$given", ({ edits, then }) => {
    // Given
    const text = edited(...edits);

    // When
    const printed = complaints(text);

    // Then
    expect(printed).toEqual(then);
  });
});
