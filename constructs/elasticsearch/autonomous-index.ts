import { ElasticsearchIndex } from "@cdktf/provider-tencentcloud/lib/elasticsearch-index";
import { Construct } from "constructs";
import { INDEX_FORM, indexName } from "../../policy/names";
import type { Period } from "../../policy/period";
import type { Elements } from "../../policy/policy";
import { destroyProtectionLifecycle } from "../destroy-protection";
import { idForm, type PropRule, requireProps } from "../prop-rule";
import { A_NAME, A_PERIOD, requireGiven } from "../require-given";
import { uniqueInCluster } from "../unique/unique-name";
import { AUTONOMOUS_INDEX_SINCE, REPLICAS, SHARDS } from "./defaults";
import { indexRules } from "./index-rules";
import { strictMappings } from "./mappings";
import { sortedJson } from "./sorted-json";
import { isAtLeast } from "./version";

export interface AutonomousIndexOptions {
  /** Name of the index: lower case, at most 255 bytes, once in a cluster. It cannot be changed later. */
  readonly indexName: string;
  /** The fields that a document may have; others are refused. */
  readonly elements: Elements;
  /** The field that says how old a document is: a `timestamp` element. It cannot be changed later. */
  readonly timeField: string;
  /** Age at which a backing index is deleted, counted from the end of the time that it covers: 1 day or more. */
  readonly expireAfter: Period;
  /** How much time one backing index covers: 1 day or more. */
  readonly partition: Period;
  /** Copies of each shard besides the primary. @default 1 */
  readonly replicas?: number;
  /** Primary shards of each backing index. @default 1 */
  readonly shards?: number;
}

export interface AutonomousIndexProps extends AutonomousIndexOptions {
  /** Id of the cluster, such as es-1a2b3c4d. */
  readonly instanceId: string;
  /** Elasticsearch version of the cluster; 7.14.2 or later. */
  readonly clusterVersion: string;
  /** Refuses to destroy or replace the index. @default true */
  readonly destroyProtection?: boolean;
}

/**
 * An index that Tencent Cloud rolls over and deletes by itself. It is created through the cloud API: nothing needs
 * to reach the cluster. A document goes to the backing index of its own time, so that it lives for `expireAfter`
 * at least, and for `expireAfter` and one partition at most before the index is due.
 */
export class AutonomousIndex extends Construct {
  constructor(scope: Construct, id: string, props: AutonomousIndexProps) {
    super(scope, id);
    requireGiven(this, props, {
      indexName: A_NAME,
      elements: "the fields that a document may have",
      timeField: "an element of type timestamp",
      expireAfter: A_PERIOD,
      partition: A_PERIOD,
      instanceId: "an id such as es-1a2b3c4d",
      clusterVersion: "the version of the cluster, such as 7.14.2",
    });
    requireProps(this, rules(props));
    uniqueInCluster(this, { prop: "indexName", value: props.indexName }, "index", props.instanceId);
    new ElasticsearchIndex(this, "Resource", {
      instanceId: props.instanceId,
      indexName: props.indexName,
      indexType: "auto",
      indexMetaJson: sortedJson({
        mappings: strictMappings(props.elements),
        options: {
          "expire.max_age": `${props.expireAfter.days}d`,
          // If false, an index that nobody writes to never rolls over.
          "pre_create.enable": true,
          // If true, the platform stretches or shrinks the partition as it likes.
          "rollover.dynamic": false,
          "rollover.max_age": `${props.partition.days}d`,
          "shard_num.dynamic": false,
          timestamp_field: props.timeField,
          write_mode: "time_partition",
        },
        settings: {
          "index.number_of_replicas": props.replicas ?? REPLICAS,
          "index.number_of_shards": props.shards ?? SHARDS,
        },
      }),
      lifecycle: destroyProtectionLifecycle(props.destroyProtection ?? true),
    });
  }
}

function rules(props: AutonomousIndexProps): PropRule[] {
  return [
    {
      rule: "name",
      prop: "indexName",
      value: props.indexName,
      holds: indexName.safeParse(props.indexName).success,
      allowed: INDEX_FORM,
    },
    idForm("instanceId", props.instanceId, "es"),
    ...indexRules(props, false),
    {
      rule: "version",
      prop: "clusterVersion",
      value: props.clusterVersion,
      holds: isAtLeast(props.clusterVersion, AUTONOMOUS_INDEX_SINCE),
      allowed: `${AUTONOMOUS_INDEX_SINCE} or later for an autonomous index`,
    },
  ];
}
