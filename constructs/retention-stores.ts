import { Construct } from "constructs";
import { Period } from "../policy/period";
import type { RetentionSchedule } from "../schedule/schedule";
import type { ElasticsearchSettings } from "../schedule/kinds/elasticsearch";
import type { MysqlSettings } from "../schedule/kinds/mysql";
import type { ObjectStorageSettings } from "../schedule/kinds/object-storage";
import type { StoreSettings } from "../schedule/kinds";
import type { ClusterAccess } from "./elasticsearch/elasticsearch-cluster";
import { RetentionGuard } from "./guard/retention-guard";
import { mysqlTls } from "./guard/rules/mysql-tls";
import { ElasticsearchStore } from "./elasticsearch/elasticsearch-store";
import type { ElasticsearchSize } from "./elasticsearch/elasticsearch-size";
import { IntranetBackupDownloads } from "./mysql/backup-downloads";
import { MysqlStore } from "./mysql/mysql-store";
import { ProtectedInventory } from "./protected-inventory";
import type { StoreNetwork } from "./network/store-network";
import { ObjectStore } from "./object-storage/object-store";
import { secretName } from "./secrets/secret-name";
import { purgeConfiguration } from "../schedule/purge-configuration";
import type { MysqlOptions, StoreOverride, StoreSizes } from "./store-sizes";
import { storeName } from "./store-name";
import { storeTags } from "./store-tags";

export interface RetentionStoresProps {
  /** What each store is to be set to: `createSchedule(policy)`. */
  readonly schedule: RetentionSchedule;
  /** Name of the environment: the stores' names in the cloud begin with it. */
  readonly environment: string;
  /** Where the stores are, such as ap-guangzhou. */
  readonly region: string;
  /** The account's APPID, ten digits: every bucket name ends in it. */
  readonly appId: string;
  /** Where the stores are put. */
  readonly network: StoreNetwork;
  /** How large the stores are. */
  readonly sizes: StoreSizes;
  /**
   * UIN of the account that Terraform runs as: what may read a secret has to name who created it.
   * @default - any creator; the region and the whole name single the secret out
   */
  readonly creatorUin?: string;
  /**
   * Whether MySQL backups can be downloaded from inside the cloud's network only. The service has one setting for
   * all instances of the account in the region, those of others included; `unmanaged` leaves it as it is.
   * @default "intranet"
   */
  readonly backupDownloads?: "intranet" | "unmanaged";
  /** Refuses to destroy or replace what holds data. @default true */
  readonly destroyProtection?: boolean;
  /** Tags of every resource that takes some, besides environment, store and category. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** What an application needs to reach a store, by the name of the value: nothing of it is secret. */
export type Endpoint = Readonly<Record<string, string>>;

/** The stores of a retention schedule, each set to what the schedule says. */
export class RetentionStores extends Construct {
  /** By store name. */
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  /** By store name: the clusters that are created here, for whoever manages what is in them. */
  readonly clusters: Record<string, ClusterAccess> = {};

  constructor(
    scope: Construct,
    id: string,
    private readonly props: RetentionStoresProps,
  ) {
    super(scope, id);
    const stores = Object.entries(props.schedule.stores);
    this.endpoints = Object.fromEntries(
      stores.map(([name, settings]) => [name, this.addStore(name, settings)]),
    );
    const holdsBackups = stores.some(([, { kind }]) => kind === "mysql");
    if (holdsBackups && props.backupDownloads !== "unmanaged")
      new IntranetBackupDownloads(this, "backup-downloads");
    const items = stores.flatMap(([name, settings]) => itemsOf(name, settings, this.override(name)));
    new ProtectedInventory(this, "protected", {
      // In another region the provider would find nothing of what is deployed, and create it all again.
      items: [...new Set([`region ${props.region}`, ...items])],
      destroyProtection: props.destroyProtection ?? true,
    });
  }

  private addStore(store: string, settings: StoreSettings): Endpoint {
    switch (settings.kind) {
      case "mysql":
        return this.addMysql(store, settings);
      case "elasticsearch":
        return this.addElasticsearch(store, settings);
      case "object-storage":
        return this.addObjectStorage(store, settings);
    }
  }

  private addMysql(store: string, settings: MysqlSettings): Endpoint {
    const { readers = [], writers = [], administrators = [], ...override } = this.override(store);
    const { rowPurge, encryptBackups, encryptDisks, ...size } = sizeOf<MysqlOptions>(store, "mysql", {
      ...this.props.sizes.mysql,
      ...override,
    });
    const { purge } = settings;
    const mysql = new MysqlStore(this, store, {
      ...this.common(store, settings),
      size,
      encryptBackups,
      encryptDisks,
      secretName: secretName(this.props.environment, store, "root"),
      readerSecretName: secretName(this.props.environment, store, "reader"),
      writerSecretName: secretName(this.props.environment, store, "writer"),
      purgeSecretName: secretName(this.props.environment, store, "purge"),
      rowPurge:
        "leftOut" in purge
          ? { rowsStay: purge.leftOut }
          : {
              ...rowPurge,
              configuration: purgeConfiguration(settings),
              every: Period.days(purge.everyDays),
              region: this.props.region,
              creatorUin: this.props.creatorUin,
            },
      backupsExpireAfter: Period.days(settings.backupDays),
      binlogsExpireAfter: Period.days(settings.binlogDays),
      databases: [...new Set(settings.tables.map(({ database }) => database))],
    });
    if (size.tls === false) {
      RetentionGuard.exempt(mysql, mysqlTls.id, "switched off for this environment: tls: off");
    }
    for (const name of readers) mysql.grantRead({ name });
    for (const name of writers) mysql.grantWrite({ name });
    for (const name of administrators) mysql.grantAdministration({ name });
    return {
      host: mysql.host,
      port: String(mysql.port),
      ...(mysql.secretName && { "secret-name": mysql.secretName }),
      ...(mysql.readerSecretName && { "reader-secret-name": mysql.readerSecretName }),
      ...(mysql.writerSecretName && { "writer-secret-name": mysql.writerSecretName }),
      "row-purge": "leftOut" in purge ? `left out: ${purge.leftOut}` : (mysql.purgeFunctionName ?? ""),
    };
  }

  private addElasticsearch(store: string, settings: ElasticsearchSettings): Endpoint {
    const { administrators = [], existing, ...override } = this.override(store);
    if (existing) return {};
    const elasticsearch = new ElasticsearchStore(this, store, {
      ...this.common(store, settings),
      size: sizeOf<ElasticsearchSize>(store, "elasticsearch", {
        ...this.props.sizes.elasticsearch,
        ...override,
      }),
      secretName: secretName(this.props.environment, store, "elastic"),
      automaticSnapshots: settings.snapshotDays !== undefined && settings.snapshotRepository === undefined,
    });
    if (settings.lifecycle === "autonomous-index") this.addAutonomousIndices(elasticsearch, settings);
    for (const name of administrators) elasticsearch.grantAdministration({ name });
    this.clusters[store] = elasticsearch.access;
    return { endpoint: elasticsearch.endpoint, "secret-name": elasticsearch.secretName };
  }

  private addAutonomousIndices(elasticsearch: ElasticsearchStore, settings: ElasticsearchSettings): void {
    for (const index of settings.indices) {
      elasticsearch.addAutonomousIndex(`index-${index.name}`, {
        indexName: index.name,
        elements: index.elements,
        timeField: index.timeField,
        expireAfter: Period.days(index.deleteAfterDays),
        partition: Period.days(settings.partitionDays),
      });
    }
  }

  private addObjectStorage(store: string, settings: ObjectStorageSettings): Endpoint {
    const { readers = [], writers = [], ...override } = this.override(store);
    const { accessLogs } = { ...this.props.sizes.objectStorage, ...override };
    const bucket = new ObjectStore(this, store, {
      ...this.common(store, settings),
      appId: this.props.appId,
      prefixes: settings.prefixes,
      expireAfter: Period.days(settings.deleteAfterDays),
      unfinishedUploadsExpireAfter: Period.days(settings.abortUploadsAfterDays),
      ...(settings.oldVersionDays && { versionsExpireAfter: Period.days(settings.oldVersionDays) }),
      ...(accessLogs && { accessLogs: { expireAfter: accessLogs.keepFor } }),
    });
    for (const name of readers) bucket.grantRead({ name });
    for (const name of writers) bucket.grantWrite({ name });
    return { bucket: bucket.bucketName };
  }

  private common(store: string, { categories }: StoreSettings) {
    const { environment, region, creatorUin, network, destroyProtection, tags } = this.props;
    return {
      region,
      creatorUin,
      name: storeName(this.props.environment, store, this.override(store)),
      network,
      destroyProtection,
      tags: storeTags({ environment, store, categories, tags }),
    };
  }

  private override(store: string): StoreOverride {
    return this.props.sizes.stores?.[store] ?? {};
  }
}

/** What of a store holds data, in the words of a refusal to let it go. */
function itemsOf(store: string, settings: StoreSettings, { existing }: StoreOverride): string[] {
  switch (settings.kind) {
    case "mysql":
      return [
        `instance of ${store}`,
        ...settings.tables.map(({ database }) => `database ${database} of ${store}`),
      ];
    case "elasticsearch":
      return [...(existing ? [] : [`cluster of ${store}`]), ...indexItems(store, settings)];
    case "object-storage":
      return [`bucket of ${store}`];
  }
}

/** Another lifecycle is another place: what lies in an autonomous index is not in the data stream of its name. */
export function indexItems(store: string, { lifecycle, indices }: ElasticsearchSettings): string[] {
  const what = lifecycle === "ilm" ? "data stream" : "index";
  return indices.map(({ name }) => `${what} ${name} of ${store}`);
}

function sizeOf<Size>(store: string, kind: string, size: Partial<Size>): Size {
  if (Object.keys(size).length === 0) throw new Error(`the store ${store} has no size: give sizes.${kind}`);
  return size as Size;
}
