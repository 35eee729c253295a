import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { Period } from "../../policy/period";
import type { ElasticsearchSettings } from "../../schedule/kinds/elasticsearch";
import { scopeRules } from "../access/scope-rules";
import type { SecretScope } from "../access/read-secret";
import type { Role } from "../access/role";
import { requireProps } from "../prop-rule";
import { A_NAME, requireGiven } from "../require-given";
import { secretName } from "../secrets/secret-name";
import { environmentNameForm } from "../store-name";
import { ClusterAccount } from "./cluster-account";
import { managedIndices } from "./definitions/managed-index";
import type { Access } from "./definitions/role";
import { IndexLifecycle } from "./index-lifecycle";
import { SnapshotLifecycle } from "./snapshot-lifecycle";

export interface ManagedStoreProps extends SecretScope {
  /** Name of the store in the policy. */
  readonly store: string;
  /** What the store is called in the cloud. */
  readonly name: string;
  /** Name of the environment: the names of the accounts' secrets begin with it. */
  readonly environment: string;
  /** What the store is to be set to: `createSchedule(policy).stores[store]`. */
  readonly settings: ElasticsearchSettings;
  /** How the cluster is reached. @default - the only provider of the stack */
  readonly provider?: TerraformProvider;
  /** Refuses to destroy or replace data streams and what deletes them in time. @default true */
  readonly destroyProtection?: boolean;
  /** Of the accounts' secrets and of what may read them. @default - no tags */
  readonly tags?: Record<string, string>;
}

/** What a store under `lifecycle: ilm` has in its cluster: data streams, accounts for them, and snapshots. */
export class ManagedStore extends Construct {
  /** Name of the SSM secret of each account. */
  readonly secretNames: Readonly<Record<Access, string>>;
  private readonly accounts: Readonly<Record<Access, ClusterAccount>>;

  constructor(scope: Construct, id: string, props: ManagedStoreProps) {
    super(scope, id);
    requireGiven(this, props, {
      store: A_NAME,
      name: A_NAME,
      environment: A_NAME,
      settings: "createSchedule(policy).stores[store]",
    });
    const { name, environment, settings, provider, destroyProtection } = props;
    requireProps(this, [environmentNameForm("environment", environment), ...scopeRules(props)]);
    for (const { deleteAfterDays, partitionDays, ...index } of managedIndices(settings)) {
      new IndexLifecycle(this, `index-${index.name}`, {
        ...index,
        expireAfter: Period.days(deleteAfterDays),
        partition: Period.days(partitionDays),
        destroyProtection,
        provider,
      });
    }
    this.accounts = {
      writer: this.addAccount("writer", props),
      reader: this.addAccount("reader", props),
    };
    this.secretNames = { writer: this.accounts.writer.secretName, reader: this.accounts.reader.secretName };
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

  /** Lets a role read the secret of an account that may read the data streams of the store, and no others. */
  grantRead(role: Role): void {
    this.accounts.reader.grantUse(role);
  }

  /** Likewise of one that may add documents to them: neither read, nor change, nor delete. */
  grantWrite(role: Role): void {
    this.accounts.writer.grantUse(role);
  }

  private addAccount(
    access: Access,
    { environment, store, name, settings, region, creatorUin, provider, tags }: ManagedStoreProps,
  ): ClusterAccount {
    return new ClusterAccount(this, access, {
      store: name,
      access,
      dataStreams: dataStreamsOf(settings),
      secretName: secretName(environment, store, access),
      region,
      creatorUin,
      provider,
      tags,
    });
  }
}

function dataStreamsOf({ indices }: ElasticsearchSettings): string[] {
  return indices.map(({ name }) => name);
}
