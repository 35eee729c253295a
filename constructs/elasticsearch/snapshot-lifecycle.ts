import { ElasticsearchSnapshotLifecycle } from "@cdktf/provider-elasticstack/lib/elasticsearch-snapshot-lifecycle";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { Period } from "../../policy/period";
import { requireProps } from "../prop-rule";
import { A_NAME, A_PERIOD, requireGiven } from "../require-given";
import { uniqueInCluster } from "../unique/unique-name";
import { snapshotPolicy, snapshotPolicyName, type StoreSnapshots } from "./definitions/snapshot-policy";
import { snapshotLifecycleRules } from "./snapshot-lifecycle-rules";

export interface SnapshotLifecycleProps extends Omit<StoreSnapshots, "expireAfterDays"> {
  /** Age at which a snapshot is removed: 1 day or more. */
  readonly expireAfter: Period;
  /** How the cluster is reached. @default - the only provider of the stack */
  readonly provider?: TerraformProvider;
}

/** Daily snapshots of data streams, which the cluster itself removes again. */
export class SnapshotLifecycle extends Construct {
  constructor(scope: Construct, id: string, props: SnapshotLifecycleProps) {
    super(scope, id);
    requireGiven(this, props, {
      store: A_NAME,
      dataStreams: "a list of names",
      repository: A_NAME,
      expireAfter: A_PERIOD,
    });
    requireProps(this, snapshotLifecycleRules(props));
    uniqueInCluster(this, { prop: "store", value: props.store }, "snapshots", props.provider);
    const { name, schedule, repository, config, retention } = snapshotPolicy({
      ...props,
      expireAfterDays: props.expireAfter.days,
    });
    new ElasticsearchSnapshotLifecycle(this, "Resource", {
      name: snapshotPolicyName(props.store),
      snapshotName: name,
      schedule,
      repository,
      indices: [...config.indices],
      includeGlobalState: config.include_global_state,
      expireAfter: retention.expire_after,
      provider: props.provider,
    });
  }
}
