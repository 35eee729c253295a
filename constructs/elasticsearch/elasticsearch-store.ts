import { ElasticsearchInstance } from "@cdktf/provider-tencentcloud/lib/elasticsearch-instance";
import type { ElasticsearchInstanceNodeInfoListStruct } from "@cdktf/provider-tencentcloud/lib/elasticsearch-instance";
import { ElasticsearchSecurityGroup } from "@cdktf/provider-tencentcloud/lib/elasticsearch-security-group";
import { Construct } from "constructs";
import type { Role } from "../access/role";
import { SecretReaders } from "../access/secret-readers";
import type { SecretScope } from "../access/read-secret";
import { destroyProtectionLifecycle } from "../destroy-protection";
import { givenNetwork } from "../network/given-network";
import { PrivateAccess } from "../network/private-access";
import type { StoreNetwork } from "../network/store-network";
import { requireProps } from "../prop-rule";
import { A_NAME, type Needed, requireGiven } from "../require-given";
import { GeneratedPassword } from "../secrets/generated-password";
import { defaultSecretName } from "../secrets/secret-name";
import { AutonomousIndex, type AutonomousIndexOptions } from "./autonomous-index";
import * as defaults from "./defaults";
import type { ClusterAccess } from "./elasticsearch-cluster";
import type { ElasticsearchSize } from "./elasticsearch-size";
import { elasticsearchStoreRules, securityGroupName } from "./elasticsearch-store-rules";

/** The account that a cluster is created with; it may do everything. */
const ELASTIC = "elastic";

/** Ids of what a store itself is made of. */
const OWN_IDS = ["Resource", "access", "elastic", "security-group", "administrators"];

export interface ElasticsearchStoreProps extends SecretScope {
  /** Name of the cluster, up to 46 characters; other names begin with it. */
  readonly name: string;
  /** One subnet: a cluster in one zone. Several: a cluster over two or three zones. */
  readonly network: StoreNetwork;
  /** What to create. */
  readonly size: ElasticsearchSize;
  /**
   * Whether the service makes a snapshot of everything once a day. It removes one after 7 days, which cannot be
   * changed through Terraform.
   * @default true
   */
  readonly automaticSnapshots?: boolean;
  /** Hour at which the snapshot is made, in the region's local time. @default "02:00" */
  readonly snapshotTime?: string;
  /** Name of the SSM secret with the password of elastic. @default - `retention__<name>_elastic` */
  readonly secretName?: string;
  /**
   * Id of a cluster that exists, such as es-1a2b3c4d: the first apply takes it over rather than creating one. The
   * account elastic gets a generated password then. `size` and `network` have to say what the cluster is.
   * @default - the cluster is created
   */
  readonly importFrom?: string;
  /** Refuses to destroy or replace the cluster and its indices. @default true */
  readonly destroyProtection?: boolean;
  /** Tags of every resource that takes some. @default - no tags */
  readonly tags?: Record<string, string>;
}

/**
 * An Elasticsearch Service cluster that is reached from inside the network only, over HTTPS and with a password,
 * on encrypted disks. Which data it deletes, and when, is for its indices to say: `addAutonomousIndex`, or, from
 * inside the network, `IndexLifecycle`.
 */
export class ElasticsearchStore extends Construct {
  /** Id of the cluster, such as es-1a2b3c4d. */
  readonly instanceId: string;
  /** `https://` address inside the network. */
  readonly endpoint: string;
  /** Name of the SSM secret that holds the account elastic. */
  readonly secretName: string;
  /** For whoever manages what is in the cluster. */
  readonly access: ClusterAccess;
  private readonly instance: ElasticsearchInstance;
  private readonly version: string;
  private readonly destroyProtection: boolean;
  private administrators?: SecretReaders;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ElasticsearchStoreProps,
  ) {
    super(scope, id);
    requireGiven(this, props, {
      name: A_NAME,
      ...givenNetwork(props.network),
      ...givenSize(props.size),
    });
    requireProps(this, elasticsearchStoreRules(props));
    this.version = props.size.version;
    this.destroyProtection = props.destroyProtection ?? true;
    const access = new PrivateAccess(this, "access", {
      name: securityGroupName(props.name),
      clientCidrs: props.network.clientCidrs,
      ports: defaults.PORTS,
      tags: props.tags,
    });
    const elastic = new GeneratedPassword(this, "elastic", {
      secretName: props.secretName ?? defaultSecretName(this, "secretName", props.name, ELASTIC),
      username: ELASTIC,
      length: defaults.PASSWORD_LENGTH,
      tags: props.tags,
    });
    this.instance = this.createInstance(props, access, elastic);
    if (props.importFrom !== undefined) this.instance.importFrom(props.importFrom);
    new ElasticsearchSecurityGroup(this, "security-group", {
      instanceId: this.instance.id,
      securityGroupIds: [access.securityGroup.id],
    });
    this.instanceId = this.instance.id;
    this.endpoint = `https://${this.instance.elasticsearchVip}:${this.instance.elasticsearchPort}`;
    this.secretName = elastic.secretName;
    this.access = { endpoint: this.endpoint, username: ELASTIC, password: elastic.value };
  }

  /**
   * Adds an index whose backing indices the service creates and deletes by itself.
   *
   * @throws Error if a part of the store itself has the id.
   */
  addAutonomousIndex(id: string, options: AutonomousIndexOptions): AutonomousIndex {
    if (OWN_IDS.includes(id)) {
      const allowed = `any id but ${OWN_IDS.join(", ")}`;
      throw new Error(`${this.node.path}: the id of the index is ${JSON.stringify(id)}; ${allowed}`);
    }
    return new AutonomousIndex(this, id, {
      ...options,
      instanceId: this.instanceId,
      clusterVersion: this.version,
      destroyProtection: this.destroyProtection,
    });
  }

  /** Lets a role read the secret of the account elastic, which may do everything in the cluster. */
  grantAdministration(role: Role): void {
    this.administrators ??= new SecretReaders(this, "administrators", {
      name: `${this.props.name}-elasticsearch-administrators`,
      secretName: this.secretName,
      region: this.props.region,
      creatorUin: this.props.creatorUin,
      tags: this.props.tags,
    });
    this.administrators.attachTo(role);
  }

  private createInstance(props: ElasticsearchStoreProps, access: PrivateAccess, elastic: GeneratedPassword) {
    const { network } = props;
    return new ElasticsearchInstance(this, "Resource", {
      instanceName: props.name,
      version: props.size.version,
      licenseType: "basic",
      // 2 is on: without it a cluster with the basic license takes requests from anybody.
      basicSecurityType: 2,
      password: elastic.value,
      protocol: "https",
      chargeType: "POSTPAID_BY_HOUR",
      vpcId: network.vpcId,
      ...placement(network),
      nodeInfoList: nodes(props.size),
      publicAccess: "CLOSE",
      kibanaPublicAccess: "CLOSE",
      kibanaPrivateAccess: "OPEN",
      cosBackup: {
        isAutoBackup: props.automaticSnapshots ?? true,
        backupTime: props.snapshotTime ?? defaults.SNAPSHOT_TIME,
      },
      enableDestroyProtection: this.destroyProtection ? "OPEN" : "CLOSE",
      tags: props.tags,
      lifecycle: {
        ...destroyProtectionLifecycle(this.destroyProtection),
        // It means nothing for a cluster that is paid by the hour. If the service answers one all the same, every later
        // plan would replace the cluster.
        ignoreChanges: ["renew_flag"],
      },
      // A security group that a cluster still uses cannot be deleted (vpc/security_group.go:31).
      dependsOn: [access.securityGroup],
    });
  }
}

function givenSize(size: ElasticsearchSize | undefined): Needed {
  const nodes = (prop: string): Needed => ({
    [`${prop}.count`]: "a number of nodes",
    [`${prop}.type`]: "a node type, such as ES.S1.MEDIUM8",
  });
  return {
    size: "version and dataNodes",
    "size.version": "a version such as 7.14.2",
    "size.dataNodes": "count, type and disk",
    ...nodes("size.dataNodes"),
    "size.dataNodes.disk": "GB of disk",
    ...(size?.masterNodes && nodes("size.masterNodes")),
  };
}

function placement({ subnets }: StoreNetwork) {
  const [only] = subnets;
  if (subnets.length === 1) return { deployMode: 0, availabilityZone: only?.zone, subnetId: only?.subnetId };
  return {
    deployMode: 1,
    multiZoneInfos: subnets.map(({ zone, subnetId }) => ({ availabilityZone: zone, subnetId })),
  };
}

function nodes({ dataNodes, masterNodes }: ElasticsearchSize): ElasticsearchInstanceNodeInfoListStruct[] {
  const data = {
    type: "hotData",
    nodeNum: dataNodes.count,
    nodeType: dataNodes.type,
    diskType: dataNodes.diskType ?? defaults.DISK_TYPE,
    diskSize: dataNodes.disk,
    encrypt: true,
  };
  if (!masterNodes) return [data];
  return [
    data,
    { type: "dedicatedMaster", nodeNum: masterNodes.count, nodeType: masterNodes.type, encrypt: true },
  ];
}
