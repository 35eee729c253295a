import { POLICY_KINDS } from "../../policy/kinds";
import { complaints, edited, type Mistake } from "./small-policy";

const MISTAKES: readonly Mistake[] = [
  {
    given: "a version of another language",
    edits: [["version: 1", "version: 2"]],
    then: ["p.yaml:1:10 version: is 2; allowed: 1"],
  },
  {
    given: "a bare number as a period",
    edits: [["keepFor: P14D", "keepFor: 14"]],
    then: [
      'p.yaml:5:25 stores.db.backups.keepFor: "14" has no unit: write P14D for days; allowed: an ISO 8601 period of years, weeks and days, such as P2Y, P30D or P2Y30D',
    ],
  },
  {
    given: "a period in months",
    edits: [["goneBy: P2Y", "goneBy: P24M"]],
    then: [
      'p.yaml:22:40 categories.calls.retention.goneBy: "P24M" counts months, which are 28 to 31 days long: write the days, such as P720D; allowed: an ISO 8601 period of years, weeks and days, such as P2Y, P30D or P2Y30D',
    ],
  },
  {
    given: "a period in hours",
    edits: [["every: P1D", "every: PT12H"]],
    then: [
      'p.yaml:7:21 stores.db.purge.every: "PT12H" counts hours or minutes, which no store keeps to: write whole days, such as P1D; allowed: an ISO 8601 period of years, weeks and days, such as P2Y, P30D or P2Y30D',
    ],
  },
  {
    given: "a period of nothing",
    edits: [["every: P1D", "every: P0D"]],
    then: ["p.yaml:7:21 stores.db.purge.every: P0D is 0 days; allowed: 1 to 36500 days"],
  },
  {
    given: "a period over 100 years",
    edits: [["goneBy: P2Y", "goneBy: P101Y"]],
    then: ["p.yaml:22:40 categories.calls.retention.goneBy: P101Y is 36865 days; allowed: 1 to 36500 days"],
  },
  {
    given: "a period that is a map",
    edits: [["every: P1D", "every: {}"]],
    then: [
      "p.yaml:7:21 stores.db.purge.every: is a map; allowed: an ISO 8601 period of years, weeks and days, such as P2Y, P30D or P2Y30D",
    ],
  },
  {
    given: "backups that TencentDB does not keep",
    edits: [
      ["keepFor: P14D", "keepFor: P1831D"],
      ["binlogs: { keepFor: P7D }", "binlogs: { keepFor: P6D }"],
    ],
    then: [
      "p.yaml:5:25 stores.db.backups.keepFor: P1831D is 1831 days; allowed: 7 to 1830 days (TencentDB)",
      "p.yaml:6:25 stores.db.binlogs.keepFor: P6D is 6 days; allowed: 7 to 1830 days (TencentDB)",
    ],
  },
  {
    given: "a partition under a day",
    edits: [["partition: P1D", "partition: P0D"]],
    then: ["p.yaml:11:16 stores.search.partition: P0D is 0 days; allowed: 1 to 36500 days"],
  },
  {
    given: "a table partition under a day",
    edits: [["timeColumn: start }", "timeColumn: start, partition: P0D }"]],
    then: [
      "p.yaml:26:55 categories.calls.storedIn.tables.call.partition: P0D is 0 days; allowed: 1 to 36500 days",
    ],
  },
  {
    given: "fragments that stay longer than a bucket can wait",
    edits: [["unfinishedUploads: { keepFor: P1D }", "unfinishedUploads: { keepFor: P11Y }"]],
    then: [
      "p.yaml:15:35 stores.bucket.unfinishedUploads.keepFor: P11Y is 4015 days; allowed: 1 to 3650 days (object storage)",
    ],
  },
  {
    given: "versions that stay longer than a bucket can wait",
    edits: [["kind: object-storage", "kind: object-storage\n    versions: { keepFor: P3651D }"]],
    then: [
      "p.yaml:15:26 stores.bucket.versions.keepFor: P3651D is 3651 days; allowed: 1 to 3650 days (object storage)",
    ],
  },
  {
    given: "a kind of store that there is not",
    edits: [["kind: mysql", "kind: mysq"]],
    then: [
      `p.yaml:4:11 stores.db.kind: is "mysq"; did you mean mysql? allowed: ${Object.keys(POLICY_KINDS).join(", ")}`,
    ],
  },
  {
    given: "a lifecycle that there is not",
    edits: [["lifecycle: autonomous-index", "lifecycle: ILM"]],
    then: [
      'p.yaml:10:16 stores.search.lifecycle: is "ILM"; did you mean ilm? allowed: autonomous-index, ilm',
    ],
  },
  {
    given: "snapshots that are neither off nor a period",
    edits: [["snapshots: { keepFor: P7D }", "snapshots: on"]],
    then: [
      'p.yaml:12:16 stores.search.snapshots: is "on"; allowed: off, or a map with the keys keepFor, repository',
    ],
  },
  {
    given: "an element type that there is not",
    edits: [["at: timestamp }", "at: timestmp }"]],
    then: [
      'p.yaml:29:34 categories.logs.elements.at: is "timestmp"; did you mean timestamp? allowed: keyword, text, integer, number, boolean, timestamp, image, or a map of elements',
    ],
  },
  {
    given: "a legal basis that there is not",
    edits: [["basis: consent", "basis: legitimate-interest"]],
    then: [
      'p.yaml:38:26 categories.photos.legalBasis.basis: is "legitimate-interest"; did you mean legitimate-interests? allowed: consent, contract, legal-obligation, vital-interests, public-task, legitimate-interests',
    ],
  },
  {
    given: "a special basis that is one of article 6",
    edits: [["basis: consent }", "basis: consent, specialCategory: { basis: consent } }"]],
    then: [
      'p.yaml:38:61 categories.photos.legalBasis.specialCategory.basis: is "consent"; allowed: explicit-consent, employment-and-social-security, vital-interests, not-for-profit-body, made-public-by-the-data-subject, legal-claims, substantial-public-interest, health-care, public-health, archiving-research-statistics',
    ],
  },
  {
    given: "a blank title",
    edits: [["title: Logs", "title: ' '"]],
    then: ['p.yaml:28:12 categories.logs.title: is " "; allowed: text, not empty'],
  },
  {
    given: "no purpose",
    edits: [["[Debugging]", "[]"]],
    then: [
      "p.yaml:30:15 categories.logs.purposes: is an empty list; allowed: a list, not empty, each item text, not empty",
    ],
  },
  {
    given: "an empty list of special elements",
    edits: [["title: Logs", "title: Logs\n    specialCategory: []"]],
    then: [
      "p.yaml:29:22 categories.logs.specialCategory: is an empty list; allowed: a list, not empty, each item text",
    ],
  },
  {
    given: "a whole bucket as an empty list of prefixes",
    edits: [["[photos/] }", "[] }"]],
    then: [
      'p.yaml:40:43 categories.photos.storedIn.0.prefixes: is an empty list; allowed: a list, not empty, each item text that ends with "/", with no "/" at its start, no "//", "*" or "?", such as images/',
    ],
  },
  {
    given: "an unknown key",
    edits: [["retention: { keepFor: P30D }", "retention: { keepfor: P30D }"]],
    then: [
      'p.yaml:32:18 categories.logs.retention.keepfor: unknown key "keepfor"; did you mean keepFor? allowed: keepFor, goneBy',
    ],
  },
  {
    given: "an unknown key like no other",
    edits: [["title: Logs", "title: Logs\n    owner: Operations"]],
    then: [
      'p.yaml:29:5 categories.logs.owner: unknown key "owner"; allowed: title, description, elements, purposes, legalBasis, specialCategory, retention, storedIn',
    ],
  },
  {
    given: "a missing key",
    edits: [["    title: Logs\n", ""]],
    then: ["p.yaml:27:3 categories.logs.title: is missing; allowed: text, not empty"],
  },
];

describe("values that the policy language refuses", () => {
  test.each(MISTAKES)("$given", ({ edits, then }) => {
    // Given
    const text = edited(...edits);

    // When
    const printed = complaints(text);

    // Then
    expect(printed).toEqual(then);
  });
});
