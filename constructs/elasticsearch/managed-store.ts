import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { Period } from "../../policy/period";
import type { ElasticsearchSettings } from "../../schedule/settings";
import { secretName } from "../secrets/secret-name";
import { ClusterAccount } from "./cluster-account";
import { managedIndices } from "./definitions/cluster-requests";
import { type Access, ACCESSES } from "./definitions/role";
import { IndexLifecycle } from "./index-lifecycle";
import { SnapshotLifecycle } from "./snapshot-lifecycle";

export interface ManagedStoreProps {
  /** Name of the store in the policy. */
  readonly store: string;
  /** What the store is called in the cloud. */
  readonly name: string;
  readonly environment: string;
  readonly settings: ElasticsearchSettings;
  /** How the cluster is reached. @default - the only provider of the stack */
  readonly provider?: TerraformProvider;
  /** Refuses to destroy or replace data streams and what deletes them in time. @default true */
  readonly destroyProtection?: boolean;
  /** Of the accounts' secrets. @default - no tags */
  readonly tags?: Record<string, string>;
}

/** What a store under `lifecycle: ilm` has in its cluster: data streams, accounts for them, and snapshots. */
export class ManagedStore extends Construct {
  /** Name of the SSM secret of each account. */
  readonly secretNames: Readonly<Record<Access, string>>;

  constructor(scope: Construct, id: string, props: ManagedStoreProps) {
    super(scope, id);
    const { name, settings, provider, destroyProtection } = props;
    for (const { deleteAfterDays, partitionDays, ...index } of managedIndices(settings)) {
      new IndexLifecycle(this, `index-${index.name}`, {
        ...index,
        expireAfter: Period.days(deleteAfterDays),
        partition: Period.days(partitionDays),
        destroyProtection,
        provider,
      });
    }
    this.secretNames = Object.fromEntries(
      ACCESSES.map((access) => [access, this.addAccount(access, props).secretName]),
    ) as Record<Access, string>;
    const { snapshotRepository: repository, snapshotDays } = settings;
    if (repository === undefined || snapshotDays === undefined) return;
    new SnapshotLifecycle(this, "snapshots", {
      store: name,
      dataStreams: dataStreamsOf(settings),
      repository,
      expireAfter: Period.days(snapshotDays),
      provider,
    });
  }

  private addAccount(
    access: Access,
    { environment, store, name, settings, provider, tags }: ManagedStoreProps,
  ): ClusterAccount {
    return new ClusterAccount(this, access, {
      store: name,
      access,
      dataStreams: dataStreamsOf(settings),
      secretName: secretName(environment, store, access),
      provider,
      tags,
    });
  }
}

function dataStreamsOf({ indices }: ElasticsearchSettings): string[] {
  return indices.map(({ name }) => name);
}
