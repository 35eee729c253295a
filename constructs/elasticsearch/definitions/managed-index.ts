import type { Elements } from "../../../policy/policy";
import type { ElasticsearchSettings } from "../../../schedule/kinds/elasticsearch";

/** An index of a policy under `lifecycle: ilm`: a data stream, and what Elasticsearch is told so that it goes in time. */
export interface ManagedIndex {
  /** Name of the data stream. */
  readonly name: string;
  /** The fields that a document may have, besides `@timestamp`; others are refused. */
  readonly elements: Elements;
  /** The field that says how old a document is: a `timestamp` element. */
  readonly timeField: string;
  /** Age in days, counted from the rollover, at which a backing index is deleted. */
  readonly deleteAfterDays: number;
  /** Days after which a backing index is rolled over. */
  readonly partitionDays: number;
  /** Copies of each shard besides the primary. @default 1 */
  readonly replicas?: number;
  /** Primary shards of each backing index. @default 1 */
  readonly shards?: number;
}

/** The data streams of a store under `lifecycle: ilm`. */
export function managedIndices({ indices, partitionDays }: ElasticsearchSettings): ManagedIndex[] {
  return indices.map(({ name, elements, timeField, deleteAfterDays }) => ({
    name,
    elements,
    timeField,
    deleteAfterDays,
    partitionDays,
  }));
}

/** What the lifecycle policy, the template and the pipeline of a data stream are called. */
export function definitionName(dataStream: string): string {
  return `retention-${dataStream}`;
}
