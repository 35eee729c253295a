import { Period } from "../../policy/period";
import type { ElasticsearchSettings } from "../../schedule/kinds/elasticsearch";
import type { ClusterCertificate } from "../elasticsearch/elasticsearch-cluster";
import type { ElasticsearchSize } from "../elasticsearch/elasticsearch-size";
import { ElasticsearchStore } from "../elasticsearch/elasticsearch-store";
import { secretName } from "../secrets/secret-name";
import type { AddedStore, StoreKindConstructs } from "./store-kind";

/** What an environment says of its Elasticsearch stores. */
export interface ElasticsearchOptions extends ElasticsearchSize {
  /** With `lifecycle: ilm`: what Terraform trusts the cluster by. @default - the authorities of the machine */
  readonly ca?: ClusterCertificate;
}

export const elasticsearch: StoreKindConstructs<ElasticsearchSettings> = {
  add({ scope, store, props, override, common }, settings): AddedStore {
    const { administrators = [], existing, importFrom } = override;
    if (existing) return { endpoint: {} };
    const { version, dataNodes, masterNodes } = {
      ...props.sizes.elasticsearch,
      ...override,
    } as ElasticsearchOptions;
    const elasticsearch = new ElasticsearchStore(scope, store, {
      ...common,
      size: { version, dataNodes, masterNodes },
      importFrom,
      secretName: secretName(props.environment, store, "elastic"),
      automaticSnapshots: settings.snapshotDays !== undefined && settings.snapshotRepository === undefined,
    });
    if (settings.lifecycle === "autonomous-index") addAutonomousIndices(elasticsearch, settings);
    for (const name of administrators) elasticsearch.grantAdministration({ name });
    return {
      endpoint: { endpoint: elasticsearch.endpoint, "secret-name": elasticsearch.secretName },
      cluster: elasticsearch.access,
    };
  },

  items: (store, settings, { existing }) => [
    ...(existing ? [] : [`cluster of ${store}`]),
    ...indexItems(store, settings),
  ],
};

/** Another lifecycle is another place: what lies in an autonomous index is not in the data stream of its name. */
export function indexItems(store: string, { lifecycle, indices }: ElasticsearchSettings): string[] {
  const what = lifecycle === "ilm" ? "data stream" : "index";
  return indices.map(({ name }) => `${what} ${name} of ${store}`);
}

function addAutonomousIndices(
  elasticsearch: ElasticsearchStore,
  { indices, partitionDays }: ElasticsearchSettings,
): void {
  for (const index of indices) {
    elasticsearch.addAutonomousIndex(`index-${index.name}`, {
      indexName: index.name,
      elements: index.elements,
      timeField: index.timeField,
      expireAfter: Period.days(index.deleteAfterDays),
      partition: Period.days(partitionDays),
    });
  }
}
