import { complaints, edited, type Mistake } from "./small-policy";

const MISTAKES: readonly Mistake[] = [
  {
    given: "a store that is not declared",
    edits: [["store: search", "store: serch"]],
    then: [
      'p.yaml:33:24 categories.logs.storedIn.store: no store is called "serch"; did you mean search? allowed: db, search, bucket',
    ],
  },
  {
    given: "a store called constructor",
    edits: [["store: search", "store: constructor"]],
    then: [
      'p.yaml:33:24 categories.logs.storedIn.store: no store is called "constructor"; allowed: db, search, bucket',
    ],
  },
  {
    given: "a store that no category uses",
    edits: [
      [
        "categories:\n",
        "  spare:\n    kind: object-storage\n    unfinishedUploads: { keepFor: P1D }\ncategories:\n",
      ],
    ],
    then: [
      "p.yaml:16:3 stores.spare: no category uses this store; name it in the storedIn of a category, or remove it",
    ],
  },
  {
    given: "a place that does not fit a mysql store",
    edits: [
      ["store: search", "store: db"],
      [
        "  search:\n    kind: elasticsearch\n    lifecycle: autonomous-index\n    partition: P1D\n    snapshots: { keepFor: P7D }\n",
        "",
      ],
    ],
    then: [
      'p.yaml:28:5 categories.logs.storedIn.database: is missing, for the mysql store "db"; allowed: store, database, tables',
      'p.yaml:28:5 categories.logs.storedIn.tables: is missing, for the mysql store "db"; allowed: store, database, tables',
      'p.yaml:28:28 categories.logs.storedIn.index: does not belong to the mysql store "db"; allowed: store, database, tables',
      'p.yaml:28:41 categories.logs.storedIn.timeField: does not belong to the mysql store "db"; allowed: store, database, tables',
    ],
  },
  {
    given: "a place that does not fit an elasticsearch store",
    edits: [["{ store: search, index: logs, timeField: at }", "{ store: search, prefixes: [a/] }"]],
    then: [
      'p.yaml:33:5 categories.logs.storedIn.index: is missing, for the elasticsearch store "search"; allowed: store, index, timeField',
      'p.yaml:33:5 categories.logs.storedIn.timeField: is missing, for the elasticsearch store "search"; allowed: store, index, timeField',
      'p.yaml:33:32 categories.logs.storedIn.prefixes: does not belong to the elasticsearch store "search"; allowed: store, index, timeField',
    ],
  },
  {
    given: "a place that does not fit an object-storage store",
    edits: [["[{ store: bucket, prefixes: [photos/] }]", "[{ store: bucket, database: photos }]"]],
    then: [
      'p.yaml:40:33 categories.photos.storedIn.0.database: does not belong to the object-storage store "bucket"; allowed: store, prefixes (optional)',
    ],
  },
  {
    given: "a category that is stored nowhere",
    edits: [["[{ store: bucket, prefixes: [photos/] }]", "[]"]],
    then: [
      "p.yaml:40:15 categories.photos.storedIn: this category is stored nowhere; allowed: one place or more",
    ],
  },
  {
    given: "a place without a table",
    edits: [["{ call: { timeColumn: start } }", "{}"]],
    then: ["p.yaml:26:15 categories.calls.storedIn.tables: there is no table; allowed: one table or more"],
  },
  {
    given: "a time column that is not declared",
    edits: [["timeColumn: start", "timeColumn: Start"]],
    then: [
      'p.yaml:26:37 categories.calls.storedIn.tables.call.timeColumn: "Start" is not an element at the top level; did you mean start? allowed: start',
    ],
  },
  {
    given: "a time column of another type",
    edits: [["timeColumn: start", "timeColumn: id"]],
    then: [
      'p.yaml:26:37 categories.calls.storedIn.tables.call.timeColumn: "id" is of type keyword, not a timestamp; allowed: start',
    ],
  },
  {
    given: "a time field that is nested",
    edits: [["at: timestamp }", "a: { at: timestamp } }"]],
    then: [
      'p.yaml:33:56 categories.logs.storedIn.timeField: "at" is not an element at the top level; declare a timestamp among the elements of this category',
    ],
  },
  {
    given: "a time field called constructor",
    edits: [["timeField: at", "timeField: constructor"]],
    then: [
      'p.yaml:33:56 categories.logs.storedIn.timeField: "constructor" is not an element at the top level; allowed: at',
    ],
  },
];

describe("places that the policy language refuses", () => {
  test.each(MISTAKES)("$given", ({ edits, then }) => {
    // Given
    const text = edited(...edits);

    // When
    const printed = complaints(text);

    // Then
    expect(printed).toEqual(then);
  });
});
