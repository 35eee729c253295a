import { ElasticsearchDataStream } from "@cdktf/provider-elasticstack/lib/elasticsearch-data-stream";
import { ElasticsearchIndexLifecycle } from "@cdktf/provider-elasticstack/lib/elasticsearch-index-lifecycle";
import { ElasticsearchIndexTemplate } from "@cdktf/provider-elasticstack/lib/elasticsearch-index-template";
import { ElasticsearchIngestPipeline } from "@cdktf/provider-elasticstack/lib/elasticsearch-ingest-pipeline";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { Period } from "../../policy/period";
import { destroyProtectionLifecycle } from "../destroy-protection";
import { requireProps } from "../prop-rule";
import { A_NAME, A_PERIOD, requireGiven } from "../require-given";
import { uniqueInCluster } from "../unique/unique-name";
import { indexTemplate } from "./definitions/index-template";
import { ingestPipeline } from "./definitions/ingest-pipeline";
import { lifecyclePolicy } from "./definitions/lifecycle-policy";
import { definitionName, type ManagedIndex } from "./definitions/managed-index";
import { indexLifecycleRules } from "./index-lifecycle-rules";
import { sortedJson } from "./sorted-json";

export interface IndexLifecycleProps extends Omit<ManagedIndex, "deleteAfterDays" | "partitionDays"> {
  /** Age at which a backing index is deleted, counted from its rollover: 1 day or more. */
  readonly expireAfter: Period;
  /** How much time one backing index covers: 1 day or more. */
  readonly partition: Period;
  /** Refuses to destroy or replace the data stream and what deletes it in time. @default true */
  readonly destroyProtection?: boolean;
  /** How the cluster is reached. @default - the only provider of the stack */
  readonly provider?: TerraformProvider;
}

/**
 * A data stream whose backing indices the cluster itself rolls over and deletes. The age counts from the rollover,
 * whatever time a document bears: it lives for `expireAfter` at least after it was written, and for `expireAfter` and
 * one partition at most before its index is due.
 */
export class IndexLifecycle extends Construct {
  constructor(scope: Construct, id: string, props: IndexLifecycleProps) {
    super(scope, id);
    requireGiven(this, props, {
      name: A_NAME,
      elements: "the fields that a document may have",
      timeField: "an element of type timestamp",
      expireAfter: A_PERIOD,
      partition: A_PERIOD,
    });
    requireProps(this, indexLifecycleRules(props));
    const { provider } = props;
    uniqueInCluster(this, { prop: "name", value: props.name }, "data stream", provider);
    const index: ManagedIndex = {
      ...props,
      deleteAfterDays: props.expireAfter.days,
      partitionDays: props.partition.days,
    };
    const name = definitionName(index.name);
    const common = { name, provider };
    const lifecycle = destroyProtectionLifecycle(props.destroyProtection ?? true);
    const policy = this.createPolicy(index, { ...common, lifecycle });
    const pipeline = this.createPipeline(index, common);
    const template = this.createTemplate(index, { ...common, lifecycle, dependsOn: [policy, pipeline] });
    new ElasticsearchDataStream(this, "Resource", {
      name: index.name,
      provider,
      lifecycle,
      dependsOn: [template],
    });
  }

  /** Never with `force_destroy`: it takes indices out of the policy, and they would stay for ever. */
  private createPolicy(index: ManagedIndex, common: Common) {
    const { hot, delete: end } = lifecyclePolicy(index).policy.phases;
    const { max_age, max_primary_shard_size } = hot.actions.rollover;
    return new ElasticsearchIndexLifecycle(this, "policy", {
      ...common,
      hot: { rollover: { maxAge: max_age, maxPrimaryShardSize: max_primary_shard_size } },
      delete: { minAge: end.min_age, delete: {} },
    });
  }

  private createPipeline(index: ManagedIndex, common: Common) {
    const { description, processors } = ingestPipeline(index);
    return new ElasticsearchIngestPipeline(this, "pipeline", {
      ...common,
      description,
      processors: processors.map(sortedJson),
    });
  }

  private createTemplate(index: ManagedIndex, common: Common) {
    const { index_patterns, priority, template } = indexTemplate(index);
    return new ElasticsearchIndexTemplate(this, "template", {
      ...common,
      indexPatterns: index_patterns,
      priority,
      dataStream: {},
      template: { settings: sortedJson(template.settings), mappings: sortedJson(template.mappings) },
    });
  }
}

type Common = Pick<
  ConstructorParameters<typeof ElasticsearchIndexLifecycle>[2],
  "name" | "provider" | "lifecycle" | "dependsOn"
>;
