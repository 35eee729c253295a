import { MysqlBackupPolicy } from "@cdktf/provider-tencentcloud/lib/mysql-backup-policy";
import { MysqlDatabase } from "@cdktf/provider-tencentcloud/lib/mysql-database";
import { Token } from "cdktf";
import { Construct } from "constructs";
import type { Period } from "../../policy/period";
import type { Role } from "../access/role";
import { SecretReaders } from "../access/secret-readers";
import type { SecretScope } from "../access/read-secret";
import { destroyProtectionLifecycle } from "../destroy-protection";
import { givenNetwork } from "../network/given-network";
import type { StoreNetwork } from "../network/store-network";
import { requireProps } from "../prop-rule";
import { A_NAME, A_PERIOD, type Needed, requireGiven } from "../require-given";
import { defaultSecretName } from "../secrets/secret-name";
import { DatabaseAccess } from "./database-access";
import { grantedDatabases } from "./database-rules";
import * as defaults from "./defaults";
import { encryptInstance, type EncryptionOptions } from "./encryption";
import type { ExistingInstance } from "./existing-instance";
import { traitsOf } from "./instance-traits";
import type { MysqlSize } from "./mysql-size";
import { mysqlStoreRules } from "./mysql-store-rules";
import { createInstance } from "./new-instance";
import { RowPurge, type RowPurgeOptions } from "./row-purge";
import { A_CONFIGURATION } from "./row-purge-rules";

export interface MysqlStoreProps extends EncryptionOptions, SecretScope {
  /**
   * Name of the instance, up to 54 characters; other names begin with it. Up to 50 with a row purge, up to 100 of an
   * instance that exists without one.
   */
  readonly name: string;
  /**
   * Where the store is, such as ap-guangzhou. Required for grants and for a row purge.
   * @default - nothing can be granted, and no rows are purged
   */
  readonly region?: string;
  /** Where the instance lies, or is put. */
  readonly network: StoreNetwork;
  /** What to create. @default - nothing: `existing` says which instance it is */
  readonly size?: MysqlSize;
  /**
   * An instance that exists: it gets the backup policy, the databases, the encryption, the purge and the accounts.
   * Its size, network, server parameters, maintenance window, destroy protection and account root are left alone.
   * @default - an instance is created
   */
  readonly existing?: ExistingInstance;
  /**
   * Id of an instance that exists, such as cdb-1a2b3c4d, and is to be this configuration's own from now on: the first
   * apply takes it over rather than creating one, bounds its backups and gives root a generated password. `size` and
   * `network` have to say what the instance is.
   * @default - an instance is created, unless there is one in `existing`
   */
  readonly importFrom?: string;
  /** How long an automatic backup lives: 7 to 1830 days, 30 at most on a single node. */
  readonly backupsExpireAfter: Period;
  /** How long a binlog lives: 7 days or more, and at most as long as the backups. */
  readonly binlogsExpireAfter: Period;
  /**
   * Names of the databases to create, in utf8mb4, each once: all that a row purge deletes from, and at least one if
   * anybody is to read or write. They are parts of ids, so they cannot be values that only Terraform will know.
   */
  readonly databases: readonly string[];
  /**
   * Those of `databases` that are in the instance already: the first apply takes them over rather than creating them,
   * and the row purge then deletes what is due in them. For an instance of `importFrom` or `existing`.
   * @default - all of them are created
   */
  readonly importDatabases?: readonly string[];
  /** What deletes rows when they are due, or the reason why nothing here does, so that they stay. */
  readonly rowPurge: RowPurgeOptions | RowsStay;
  /** Name of the SSM secret with the password of root. @default - `retention__<name>_root` */
  readonly secretName?: string;
  /**
   * Name of the SSM secret with the account of the row purge; a hash of its privileges is appended.
   * @default - `retention__<name>_purge`
   */
  readonly purgeSecretName?: string;
  /**
   * Name of the SSM secret with the account of the readers; a hash of its privileges is appended.
   * @default - `retention__<name>_reader`
   */
  readonly readerSecretName?: string;
  /**
   * Name of the SSM secret with the account of the writers; a hash of its privileges is appended.
   * @default - `retention__<name>_writer`
   */
  readonly writerSecretName?: string;
  /**
   * Hour of the four-hour window in which backups are made, in the region's local time.
   * @default "02:00-06:00"
   */
  readonly backupWindow?: string;
  /** When the service may maintain the instance, in the region's local time, Monday to Saturday. @default "03:00-04:00" */
  readonly maintenanceWindow?: string;
  /** Server parameters by name. @default - the service's own */
  readonly parameters?: Record<string, string>;
  /**
   * Refuses to destroy or replace the instance, its databases and its backup policy.
   * @default true
   */
  readonly destroyProtection?: boolean;
  /** Tags of every resource that takes some. @default - no tags */
  readonly tags?: Record<string, string>;
}

/** Rows are deleted by other means, or not at all. */
export interface RowsStay {
  /** Shown to whoever asks why the rows are still there. */
  readonly rowsStay: string;
}

/**
 * A TencentDB for MySQL instance that is reached from inside the network only, with automatic backups and binlogs
 * that end when they should, and a function that deletes the rows that are due.
 */
export class MysqlStore extends Construct {
  /** Address inside the network. */
  readonly host: string;
  /** TCP port. */
  readonly port: number;
  /** Name of the SSM secret that holds the account root; none for an instance that exists. */
  readonly secretName?: string;
  /** Name of the function that deletes rows; none if they stay. */
  readonly purgeFunctionName?: string;
  private readonly instanceId: string;
  private readonly databases: readonly MysqlDatabase[];
  private readers?: DatabaseAccess;
  private writers?: DatabaseAccess;
  private administrators?: SecretReaders;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: MysqlStoreProps,
  ) {
    super(scope, id);
    requireGiven(this, props, given(props));
    requireProps(this, mysqlStoreRules(props));
    const traits = traitsOf(props);
    this.port = traits.port;
    if (props.existing || !props.size) {
      this.instanceId = props.existing?.instanceId ?? "";
      this.host = props.existing?.host ?? "";
    } else {
      this.secretName = props.secretName ?? defaultSecretName(this, "secretName", props.name, "root");
      const instance = createInstance(this, props, props.size, this.secretName);
      this.instanceId = instance.id;
      this.host = instance.intranetIp;
    }
    this.boundBackups(props);
    this.databases = this.createDatabases(props);
    this.purgeFunctionName = this.purgeRows(props)?.functionName;
    encryptInstance(this, {
      ...traits,
      instanceId: this.instanceId,
      encryptBackups: props.encryptBackups,
      encryptDisks: props.encryptDisks,
      destroyProtection: props.destroyProtection ?? true,
    });
  }

  /** Name of the SSM secret with the account of the readers; none if there are none. */
  get readerSecretName(): string | undefined {
    return this.readers?.secretName;
  }

  /** Name of the SSM secret with the account of the writers; none if there are none. */
  get writerSecretName(): string | undefined {
    return this.writers?.secretName;
  }

  /** Lets a role read the secret of an account that may read the store's databases, and do nothing else. */
  grantRead(role: Role): void {
    this.readers ??= this.databaseAccess("readers", {
      secretName:
        this.props.readerSecretName ?? defaultSecretName(this, "readerSecretName", this.props.name, "reader"),
      userNamePrefix: "reader",
      privileges: defaults.READ_PRIVILEGES,
    });
    this.readers.attachTo(role);
  }

  /**
   * Lets a role read the secret of an account that may add rows to the store's databases, and do nothing else:
   * whoever could change a row could move its time, and with it its deletion.
   */
  grantWrite(role: Role): void {
    this.writers ??= this.databaseAccess("writers", {
      secretName:
        this.props.writerSecretName ?? defaultSecretName(this, "writerSecretName", this.props.name, "writer"),
      userNamePrefix: "writer",
      privileges: defaults.WRITE_PRIVILEGES,
    });
    this.writers.attachTo(role);
  }

  /** Lets a role read the secret of the account root, which may do everything: for whoever creates the tables. */
  grantAdministration(role: Role): void {
    if (this.secretName === undefined) {
      requireProps(this, [
        {
          rule: "existing-instance",
          prop: "grantAdministration",
          value: role.name,
          holds: false,
          allowed: "grantRead, grantWrite: the account root of an instance that exists is in no secret here",
        },
      ]);
      return;
    }
    this.administrators ??= new SecretReaders(this, "administrators", {
      name: `${this.props.name}-mysql-administrators`,
      secretName: this.secretName,
      region: this.props.region,
      creatorUin: this.props.creatorUin,
      tags: this.props.tags,
    });
    this.administrators.attachTo(role);
  }

  private databaseAccess(
    id: "readers" | "writers",
    account: { readonly secretName: string; readonly userNamePrefix: string; readonly privileges: string[] },
  ): DatabaseAccess {
    const { name, databases, region, creatorUin, tags } = this.props;
    requireProps(this, [grantedDatabases(databases, id)]);
    return new DatabaseAccess(this, id, {
      ...account,
      name: `${name}-mysql-${id}`,
      instanceId: this.instanceId,
      databases,
      dependsOn: this.databases,
      region,
      creatorUin,
      tags,
    });
  }

  private boundBackups(props: MysqlStoreProps): void {
    new MysqlBackupPolicy(this, "backups", {
      mysqlId: this.instanceId,
      // Instances with replicas make physical backups only, a single node on a cloud disk snapshots only.
      backupModel: traitsOf(props).nodes === 1 ? "snapshot" : "physical",
      backupTime: props.backupWindow ?? defaults.BACKUP_WINDOW,
      retentionPeriod: props.backupsExpireAfter.days,
      binlogPeriod: props.binlogsExpireAfter.days,
      // Destroying the policy sets it back to snapshots and 7 days (mysql_backup_policy.go:183).
      lifecycle: destroyProtectionLifecycle(props.destroyProtection ?? true),
    });
  }

  private purgeRows(props: MysqlStoreProps): RowPurge | undefined {
    const [subnet] = props.network.subnets;
    const { region, creatorUin } = props;
    // A purge without a subnet, a region or an instance is refused by the rules of the props.
    if ("rowsStay" in props.rowPurge || !subnet || region === undefined || this.instanceId === "")
      return undefined;
    return new RowPurge(this, "purge", {
      ...props.rowPurge,
      name: props.name,
      region,
      creatorUin,
      instanceId: this.instanceId,
      databases: this.databases,
      host: this.host,
      port: this.port,
      tls: traitsOf(props).tls,
      vpcId: props.network.vpcId,
      subnet,
      secretName: props.purgeSecretName ?? defaultSecretName(this, "purgeSecretName", props.name, "purge"),
      tags: props.tags,
    });
  }

  private createDatabases(props: MysqlStoreProps): MysqlDatabase[] {
    // What cannot be the id of a construct, or is one already, is refused by the rules of the props.
    const names = new Set(props.databases.filter((name) => !Token.isUnresolved(name)));
    return [...names].map((name) => {
      const database = new MysqlDatabase(this, `database-${name}`, {
        instanceId: this.instanceId,
        dbName: name,
        characterSetName: "utf8mb4",
        // Destroying the resource drops the database (mysql_database.go:156).
        lifecycle: destroyProtectionLifecycle(props.destroyProtection ?? true),
      });
      if (props.importDatabases?.includes(name)) {
        // Not a reference to the instance: Terraform needs the id of an import while it plans.
        database.importFrom(`${props.importFrom ?? this.instanceId}#${name}`);
      }
      return database;
    });
  }
}

function given({ network, size, existing, rowPurge }: MysqlStoreProps): Needed {
  // Null or undefined, whatever the type says.
  const purge = rowPurge as MysqlStoreProps["rowPurge"] | undefined;
  return {
    name: A_NAME,
    ...givenNetwork(network),
    ...(size && { "size.memory": "MB of memory", "size.disk": "GB of disk" }),
    ...(existing && {
      "existing.instanceId": "an id such as cdb-1a2b3c4d",
      "existing.host": "an address inside the network",
      "existing.port": "a TCP port",
      "existing.nodes": "1, 2 or 3",
    }),
    backupsExpireAfter: A_PERIOD,
    binlogsExpireAfter: A_PERIOD,
    databases: "a list of names",
    rowPurge: "configuration and every, or rowsStay, the reason why rows stay",
    ...(purge &&
      !("rowsStay" in purge) && { "rowPurge.configuration": A_CONFIGURATION, "rowPurge.every": A_PERIOD }),
    ...(purge && "rowsStay" in purge && { "rowPurge.rowsStay": "the reason why rows stay" }),
  };
}
