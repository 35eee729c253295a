import { readPolicy } from "../../policy/read-policy";
import { formatProblem } from "../../strict-yaml/problem";
import { complaints, edited, SMALL_POLICY, withCategory } from "./small-policy";

const WANTED = "a map with the keys version, stores, categories";

describe("what is no policy at all", () => {
  test.each([
    { given: "an empty file", text: "", then: `p.yaml:1:1: is empty; allowed: ${WANTED}` },
    { given: "nothing but a comment", text: "# soon\n", then: `p.yaml:1:1: is empty; allowed: ${WANTED}` },
    { given: "a list", text: "- version: 1\n", then: `p.yaml:1:1: is a list; allowed: ${WANTED}` },
    { given: "plain text", text: "\n hello\n", then: `p.yaml:2:2: is "hello"; allowed: ${WANTED}` },
  ])("$given", ({ text, then }) => {
    expect(complaints(text)).toEqual([then]);
  });
});

test("periods are read as periods, and a single place as a list of one", () => {
  // When
  const { policy } = readPolicy(SMALL_POLICY, "p.yaml");

  // Then
  expect(policy.categories.calls?.retention.keepFor?.days).toBe(365);
  expect(policy.categories.calls?.storedIn).toEqual([
    { store: "db", database: "calls", tables: { call: { timeColumn: "start" } } },
  ]);
  expect(policy.categories.photos?.storedIn).toEqual([{ store: "bucket", prefixes: ["photos/"] }]);
});

test("a problem that is found later points at the value, whether its place is in a list or not", () => {
  // Given
  const { problemAt } = readPolicy(SMALL_POLICY, "p.yaml");

  // When
  const ofTheOnly = problemAt(["categories", "logs", "storedIn", 0, "index"], "is taken", "allowed: another");
  const ofAList = problemAt(
    ["categories", "photos", "storedIn", 0, "prefixes", 0],
    "is taken",
    "allowed: another",
  );
  const ofAKey = problemAt(["stores", "db"], "is too small", "allowed: a larger one", { key: true });

  // Then
  expect([ofTheOnly, ofAList, ofAKey].map(formatProblem)).toEqual([
    "p.yaml:33:39 categories.logs.storedIn.index: is taken; allowed: another",
    "p.yaml:40:44 categories.photos.storedIn.0.prefixes.0: is taken; allowed: another",
    "p.yaml:3:3 stores.db: is too small; allowed: a larger one",
  ]);
});

describe("what the policy language takes", () => {
  test.each([
    { given: "the small policy as it is", text: SMALL_POLICY },
    {
      given: "line ends of Windows and a byte order mark",
      text: `\uFEFF${SMALL_POLICY.replaceAll("\n", "\r\n")}`,
    },
    { given: "snapshots: off", text: edited(["snapshots: { keepFor: P7D }", "snapshots: off"]) },
    {
      given: "snapshots of any length with ilm",
      text: edited(
        ["lifecycle: autonomous-index", "lifecycle: ilm"],
        ["snapshots: { keepFor: P7D }", "snapshots: { keepFor: P30D, repository: Backups-2 }"],
      ),
    },
    {
      given: "seven days as a week",
      text: edited(["snapshots: { keepFor: P7D }", "snapshots: { keepFor: P1W }"]),
    },
    {
      given: "a whole bucket",
      text: edited(["{ store: bucket, prefixes: [photos/] }", "{ store: bucket }"]),
    },
    {
      given: "a nested special element, by its own name",
      text: edited(
        ["title: Calls", "title: Calls\n    specialCategory: [face]"],
        ["basis: contract", "basis: contract, specialCategory: { basis: explicit-consent, obtainedBy: us }"],
      ),
    },
    { given: "an element called constructor", text: edited(["{ photo: image }", "{ constructor: image }"]) },
    {
      given: "two categories in one table that agree, one retention spelt in days",
      text: edited(
        withCategory(
          "{ id: keyword, start: timestamp, inner: { other: text } }",
          "{ keepFor: P365D, goneBy: P2Y }",
          "{ store: db, database: calls, tables: { call: { timeColumn: start } } }",
        ),
      ),
    },
    {
      given: "two categories in two tables of one store, with two periods",
      text: edited(
        withCategory(
          "{ ID: text, at: timestamp }",
          "{ keepFor: P1D }",
          "{ store: db, database: calls, tables: { other: { timeColumn: at, partition: P1W } } }",
        ),
      ),
    },
    {
      given: "two categories under two prefixes of one bucket",
      text: edited(
        withCategory("{ photo: image }", "{ goneBy: P60D }", "{ store: bucket, prefixes: [photo/] }"),
      ),
    },
  ])("$given", ({ text }) => {
    expect(complaints(text)).toEqual([]);
  });
});
