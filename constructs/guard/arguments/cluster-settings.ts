import { blocks, text, texts } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";

export const CLUSTER_SETTINGS = "elasticstack_elasticsearch_cluster_settings";

/** A setting of a whole Elasticsearch cluster. */
export interface ClusterSetting {
  readonly name: string;
  /** `persistent.setting slm.retention_schedule` */
  readonly argument: string;
  /** Those of a list, or the single one; none if only Terraform knows it. */
  readonly values: readonly string[];
}

/** The settings that a resource makes. */
export function clusterSettings({ values }: Resource): ClusterSetting[] {
  return ["persistent", "transient"].flatMap((scope) =>
    blocks(values, scope)
      .flatMap((block) => blocks(block, "setting"))
      .flatMap((setting) => {
        const name = text(setting, "name");
        const value = text(setting, "value");
        const list = value === undefined ? texts(setting["value_list"]) : [value];
        return name === undefined ? [] : [{ name, argument: `${scope}.setting ${name}`, values: list }];
      }),
  );
}
