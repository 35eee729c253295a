import { automaticSnapshots } from "../rules/automatic-snapshots";
import { dataStreamRetention } from "../rules/data-stream-retention";
import { elasticsearchAuthentication } from "../rules/elasticsearch-authentication";
import { elasticsearchEncryption } from "../rules/elasticsearch-encryption";
import { elasticsearchPublicAddress } from "../rules/elasticsearch-public-address";
import { elasticsearchTls } from "../rules/elasticsearch-tls";
import { elasticsearchWildcardRole } from "../rules/elasticsearch-wildcard-role";
import { failureStore } from "../rules/failure-store";
import { ilmDeletes } from "../rules/ilm-deletes";
import { ilmForceDestroy } from "../rules/ilm-force-destroy";
import { ilmRollover } from "../rules/ilm-rollover";
import { ilmWaitsForSnapshot } from "../rules/ilm-waits-for-snapshot";
import { indexExpiry } from "../rules/index-expiry";
import { indexExpiryAsScheduled } from "../rules/index-expiry-as-scheduled";
import { indexRollover } from "../rules/index-rollover";
import { kibanaPublicAddress } from "../rules/kibana-public-address";
import { lifecycleIntervals } from "../rules/lifecycle-intervals";
import { replicatedIndex } from "../rules/replicated-index";
import { snapshotLifecycle } from "../rules/snapshot-lifecycle";
import { type GuardKind, links } from "./guard-kind";

const CLUSTER = "tencentcloud_elasticsearch_instance";
const INDEX = "tencentcloud_elasticsearch_index";

export const elasticsearch: GuardKind = {
  stores: [CLUSTER],
  parts: { [INDEX]: "index_name" },
  // They belong to the store of which their names are: what is in a cluster says nothing of the cluster.
  alsoHold: [
    "elasticstack_elasticsearch_data_stream",
    "elasticstack_elasticsearch_index",
    "elasticstack_elasticsearch_index_template",
  ],
  protected: ["elasticstack_elasticsearch_data_stream", "elasticstack_elasticsearch_index", INDEX, CLUSTER],
  links: links([INDEX, "tencentcloud_elasticsearch_security_group"], "instance_id", CLUSTER),
  rules: {
    noEnd: [indexExpiry, indexExpiryAsScheduled],
    copies: [automaticSnapshots, snapshotLifecycle, failureStore, replicatedIndex],
    lifecycle: [
      indexRollover,
      ilmRollover,
      ilmDeletes,
      ilmWaitsForSnapshot,
      ilmForceDestroy,
      lifecycleIntervals,
      dataStreamRetention,
    ],
    exposure: [
      elasticsearchPublicAddress,
      kibanaPublicAddress,
      elasticsearchTls,
      elasticsearchAuthentication,
      elasticsearchEncryption,
    ],
    leastPrivilege: [elasticsearchWildcardRole],
  },
};
