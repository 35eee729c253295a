import { POLICY_KINDS } from "../../policy/kinds";
import { complaints, edited, SMALL_POLICY, withCategory } from "./small-policy";

test("problems of the text, of values and of whole rules come in one report, in the order of the lines", () => {
  // Given
  const text = edited(
    ["kind: mysql", "kind: mysql\n    kind: mysql"],
    ["binlogs: { keepFor: P7D }", "binlogs: { keepFor: P15D }"],
    ["partition: P1D", "partition: 1"],
    ["purposes: [Billing]", "purpose: [Billing]"],
    ["retention: { keepFor: P30D }", "retention: { keepFor: P30D, goneBy: P29D }"],
  );

  // When
  const printed = complaints(text);

  // Then
  expect(printed).toEqual([
    "p.yaml:5:5 stores.db.kind: this key is there twice: first on line 4; allowed: each key once",
    'p.yaml:12:16 stores.search.partition: "1" has no unit: write P1D for days; allowed: an ISO 8601 period of years, weeks and days, such as P2Y, P30D or P2Y30D',
    'p.yaml:21:5 categories.calls.purpose: unknown key "purpose"; did you mean purposes? allowed: title, description, elements, purposes, legalBasis, specialCategory, retention, storedIn',
    "p.yaml:33:41 categories.logs.retention.goneBy: P29D ends before keepFor, P30D; allowed: P30D or longer",
  ]);
});

test("what two broken categories and a sound one do wrong is all reported", () => {
  // Given
  const text = edited(
    ["title: Calls", "title: 1"],
    ["title: Photos", "owner: me"],
    withCategory("{ at: text }", "{}", "{ store: search, index: more, timeField: at }"),
  );

  // When
  const printed = complaints(text);

  // Then
  expect(printed).toEqual([
    "p.yaml:18:12 categories.calls.title: is 1; allowed: text, not empty",
    "p.yaml:34:3 categories.photos.title: is missing; allowed: text, not empty",
    'p.yaml:35:5 categories.photos.owner: unknown key "owner"; allowed: title, description, elements, purposes, legalBasis, specialCategory, retention, storedIn',
    "p.yaml:46:16 categories.more.retention: says neither how long to keep nor when to be gone; allowed: keepFor, goneBy",
    'p.yaml:47:56 categories.more.storedIn.timeField: "at" is of type text, not a timestamp; declare a timestamp among the elements of this category',
  ]);
});

describe("a part that is left out causes no complaint of its own", () => {
  test.each([
    {
      given: "a misspelt store name leaves the store unused",
      text: edited(["store: bucket", "store: buckett"]),
      then: [
        'p.yaml:40:25 categories.photos.storedIn.0.store: no store is called "buckett"; did you mean bucket? allowed: db, search, bucket',
      ],
    },
    {
      given: "a misspelt key hides the place",
      text: edited(["storedIn: [", "storedin: ["]),
      then: [
        'p.yaml:40:5 categories.photos.storedin: unknown key "storedin"; did you mean storedIn? allowed: title, description, elements, purposes, legalBasis, specialCategory, retention, storedIn',
      ],
    },
    {
      given: "a misspelt key hides the tables",
      text: edited(["tables:", "tabels:"]),
      then: [
        'p.yaml:26:7 categories.calls.storedIn.tabels: unknown key "tabels"; did you mean tables? allowed: store, database, tables, index, timeField, prefixes',
      ],
    },
    {
      given: "a place that cannot be read leaves the store unused",
      text: edited(["storedIn: [{ store: bucket, prefixes: [photos/] }]", "storedIn: bucket"]),
      then: [
        'p.yaml:40:15 categories.photos.storedIn: is "bucket"; allowed: a place, such as { store: name } and what its kind needs, or a list of places',
      ],
    },
    {
      given: "a store without a kind has places of no known form",
      text: edited(["    kind: elasticsearch\n", ""]),
      then: [`p.yaml:8:3 stores.search.kind: is missing; allowed: ${Object.keys(POLICY_KINDS).join(", ")}`],
    },
    {
      given: "a store that is there twice has places of no known form",
      text: edited(["  bucket:", "  db:\n    kind: object-storage\n  bucket:"]),
      then: ["p.yaml:13:3 stores.db: this key is there twice: first on line 3; allowed: each key once"],
    },
    {
      given: "a category that is there twice leaves a store unused",
      text: edited(["  photos:", "  logs:"]),
      then: [
        "p.yaml:34:3 categories.logs: this key is there twice: first on line 27; allowed: each key once",
      ],
    },
    {
      given: "broken elements lack the time column",
      text: edited(["start: timestamp", "start: time"]),
      then: [
        'p.yaml:19:37 categories.calls.elements.start: is "time"; allowed: keyword, text, integer, number, boolean, timestamp, image, or a map of elements',
      ],
    },
    {
      given: "a whole section is missing",
      text: SMALL_POLICY.slice(0, SMALL_POLICY.indexOf("categories:")),
      then: ["p.yaml:1:1 categories: is missing; allowed: a map"],
    },
  ])("$given", ({ text, then }) => {
    // When
    const printed = complaints(text);

    // Then
    expect(printed).toEqual(then);
  });
});

test("a broken category still counts as a user of its store", () => {
  // Given
  const text = edited(
    ["title: Photos", "title: 1"],
    [
      "categories:\n",
      "  spare:\n    kind: object-storage\n    unfinishedUploads: { keepFor: P1D }\ncategories:\n",
    ],
  );

  // When
  const printed = complaints(text);

  // Then
  expect(printed).toEqual([
    "p.yaml:16:3 stores.spare: no category uses this store; name it in the storedIn of a category, or remove it",
    "p.yaml:38:12 categories.photos.title: is 1; allowed: text, not empty",
  ]);
});
