import { MysqlBackupPolicy } from "@cdktf/provider-tencentcloud/lib/mysql-backup-policy";
import { MysqlDatabase } from "@cdktf/provider-tencentcloud/lib/mysql-database";
import { MysqlInstance } from "@cdktf/provider-tencentcloud/lib/mysql-instance";
import { MysqlSsl } from "@cdktf/provider-tencentcloud/lib/mysql-ssl";
import { MysqlTimeWindow } from "@cdktf/provider-tencentcloud/lib/mysql-time-window";
import { Construct } from "constructs";
import type { Period } from "../../policy/period";
import { destroyProtectionLifecycle } from "../destroy-protection";
import { PrivateAccess } from "../network/private-access";
import type { StoreNetwork } from "../network/store-network";
import { requireProps } from "../prop-rule";
import { GeneratedPassword } from "../secrets/generated-password";
import * as defaults from "./defaults";
import type { MysqlSize } from "./mysql-size";
import { mysqlStoreRules } from "./mysql-store-rules";
import { RowPurge, type RowPurgeOptions } from "./row-purge";

export interface MysqlStoreProps {
  /** Name of the instance, up to 100 characters; other names begin with it. */
  readonly name: string;
  readonly network: StoreNetwork;
  readonly size: MysqlSize;
  /** How long an automatic backup lives: 7 to 1830 days, 30 at most on a single node. */
  readonly backupsExpireAfter: Period;
  /** How long a binlog lives: 7 days or more, and at most as long as the backups. */
  readonly binlogsExpireAfter: Period;
  /** Names of the databases to create, in utf8mb4. */
  readonly databases: readonly string[];
  /** What deletes rows when they are due, or the reason why nothing here does, so that they stay. */
  readonly rowPurge: RowPurgeOptions | RowsStay;
  /** Name of the SSM secret with the password of root. @default - `<name>_root` */
  readonly secretName?: string;
  /**
   * Name of the SSM secret with the account of the row purge; a hash of its privileges is appended.
   * @default - `<name>_purge`
   */
  readonly purgeSecretName?: string;
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
  /** @default - no tags */
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
  readonly port: number;
  /** Name of the SSM secret that holds the account root. */
  readonly secretName: string;
  /** Name of the function that deletes rows; none if they stay. */
  readonly purgeFunctionName?: string;
  private readonly instance: MysqlInstance;

  constructor(scope: Construct, id: string, props: MysqlStoreProps) {
    super(scope, id);
    requireProps(this, mysqlStoreRules(props));
    const access = new PrivateAccess(this, "access", {
      name: `${props.name}-mysql`,
      clientCidrs: props.network.clientCidrs,
      ports: [props.size.port ?? defaults.PORT],
      tags: props.tags,
    });
    const root = new GeneratedPassword(this, "root", {
      secretName: props.secretName ?? `${props.name}_root`,
      username: "root",
      length: 32,
      tags: props.tags,
    });
    this.instance = this.createInstance(props, access, root);
    this.host = this.instance.intranetIp;
    this.port = props.size.port ?? defaults.PORT;
    this.secretName = root.secretName;
    this.boundBackups(props);
    const databases = this.createDatabases(props);
    this.purgeFunctionName = this.purgeRows(props, databases)?.functionName;
    new MysqlTimeWindow(this, "maintenance", {
      instanceId: this.instance.id,
      timeRanges: [props.maintenanceWindow ?? defaults.MAINTENANCE_WINDOW],
      weekdays: defaults.MAINTENANCE_DAYS,
      maxDelayTime: defaults.MAINTENANCE_MAX_DELAY,
    });
    if (props.size.tls ?? true) new MysqlSsl(this, "tls", { instanceId: this.instance.id, status: "ON" });
  }

  private createInstance(
    props: MysqlStoreProps,
    access: PrivateAccess,
    root: GeneratedPassword,
  ): MysqlInstance {
    const { size } = props;
    const protection = props.destroyProtection ?? true;
    const nodes = size.nodes ?? defaults.NODES;
    return new MysqlInstance(this, "Resource", {
      instanceName: props.name,
      engineVersion: size.engineVersion ?? defaults.ENGINE_VERSION,
      memSize: size.memory,
      volumeSize: size.disk,
      cpu: size.cpu,
      deviceType: size.deviceType ?? (nodes === 1 ? "BASIC_V2" : undefined),
      diskType: size.diskType,
      chargeType: "POSTPAID",
      vpcId: props.network.vpcId,
      ...placement(props.network, nodes),
      intranetPort: size.port ?? defaults.PORT,
      internetService: 0,
      securityGroups: [access.securityGroup.id],
      rootPassword: root.value,
      parameters: props.parameters,
      destroyProtect: protection ? "on" : "off",
      tags: props.tags,
      lifecycle: destroyProtectionLifecycle(protection),
    });
  }

  private boundBackups(props: MysqlStoreProps): void {
    new MysqlBackupPolicy(this, "backups", {
      mysqlId: this.instance.id,
      // Instances with replicas make physical backups only, a single node on a cloud disk snapshots only.
      backupModel: (props.size.nodes ?? defaults.NODES) === 1 ? "snapshot" : "physical",
      backupTime: props.backupWindow ?? defaults.BACKUP_WINDOW,
      retentionPeriod: props.backupsExpireAfter.days,
      binlogPeriod: props.binlogsExpireAfter.days,
      // Destroying the policy sets it back to snapshots and 7 days (mysql_backup_policy.go:183).
      lifecycle: destroyProtectionLifecycle(props.destroyProtection ?? true),
    });
  }

  private purgeRows(props: MysqlStoreProps, databases: readonly MysqlDatabase[]): RowPurge | undefined {
    const [subnet] = props.network.subnets;
    if ("rowsStay" in props.rowPurge || !subnet) return undefined;
    return new RowPurge(this, "purge", {
      ...props.rowPurge,
      name: props.name,
      instanceId: this.instance.id,
      databases,
      host: this.host,
      port: this.port,
      tls: props.size.tls ?? true,
      vpcId: props.network.vpcId,
      subnet,
      secretName: props.purgeSecretName ?? `${props.name}_purge`,
      tags: props.tags,
    });
  }

  private createDatabases(props: MysqlStoreProps): MysqlDatabase[] {
    return props.databases.map(
      (database) =>
        new MysqlDatabase(this, `database-${database}`, {
          instanceId: this.instance.id,
          dbName: database,
          characterSetName: "utf8mb4",
          // Destroying the resource drops the database (mysql_database.go:156).
          lifecycle: destroyProtectionLifecycle(props.destroyProtection ?? true),
        }),
    );
  }
}

/** Spreads the nodes over the zones in their order, more than one in a zone if there are fewer zones than nodes. */
function placement(network: StoreNetwork, nodes: number) {
  const [primary, ...others] = Array.from(
    { length: nodes },
    (_, i) => network.subnets[i % network.subnets.length],
  );
  const [first, second] = others.map((subnet) => subnet?.zone);
  return {
    subnetId: primary?.subnetId,
    availabilityZone: primary?.zone,
    slaveDeployMode: new Set([primary?.zone, first, second].filter(Boolean)).size > 1 ? 1 : 0,
    slaveSyncMode: nodes === 1 ? 0 : defaults.SYNC_MODE,
    firstSlaveZone: first,
    secondSlaveZone: second,
  };
}
