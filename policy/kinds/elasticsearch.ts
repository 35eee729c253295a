import { z } from "zod";
import { indexName, repositoryName } from "../names";
import type { Period } from "../period";
import { period } from "../period-schema";
import type { KeepFor } from "../policy";
import type { PolicyKind } from "./policy-kind";

export interface ElasticsearchStorePolicy {
  readonly kind: "elasticsearch";
  /** Who deletes indices: Tencent Cloud's autonomous index, or index lifecycle management in the cluster. */
  readonly lifecycle: "autonomous-index" | "ilm";
  /** How much time one backing index covers: what is deleted is a whole index. */
  readonly partition: Period;
  readonly snapshots: "off" | Snapshots;
}

export interface Snapshots extends KeepFor {
  /** A snapshot repository that exists in the cluster; without one the cloud takes its automatic snapshots. */
  readonly repository?: string;
}

export interface ElasticsearchPlace {
  readonly store: string;
  readonly index: string;
  /** The element that says how old a document is: a declared `timestamp`. */
  readonly timeField: string;
}

/** @internal */
export const elasticsearch: PolicyKind<ElasticsearchStorePolicy, ElasticsearchPlace> = {
  store: z.strictObject({
    kind: z.literal("elasticsearch"),
    lifecycle: z
      .enum(["autonomous-index", "ilm"])
      .describe(
        "Who deletes indices: Tencent Cloud's autonomous index, or lifecycle management in the cluster",
      ),
    partition: period("How much time one index covers: what is deleted is a whole index"),
    snapshots: z
      .union([
        z.literal("off"),
        z.strictObject({
          keepFor: period("How long a snapshot lives; automatic ones live 7 days"),
          repository: repositoryName
            .optional()
            .describe("The snapshot repository of the cluster that they are put into, with ilm"),
        }),
      ])
      .describe("off, or how long snapshots live, and where"),
  }),

  place: {
    index: indexName.describe("The Elasticsearch index"),
    timeField: z.string().describe("The timestamp that says how old a document is"),
  },

  *occupied({ store, index, timeField }, path) {
    yield {
      noun: "index",
      unit: index,
      key: JSON.stringify([store, index]),
      path: [...path, "index"],
      time: { element: timeField, path: [...path, "timeField"] },
      columns: { caseMatters: true },
    };
  },
};
