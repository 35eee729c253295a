import { CamPolicy } from "@cdktf/provider-tencentcloud/lib/cam-policy";
import { CamRole } from "@cdktf/provider-tencentcloud/lib/cam-role";
import { CamRolePolicyAttachment } from "@cdktf/provider-tencentcloud/lib/cam-role-policy-attachment";
import { ScfFunction } from "@cdktf/provider-tencentcloud/lib/scf-function";
import { ScfFunctionEventInvokeConfig } from "@cdktf/provider-tencentcloud/lib/scf-function-event-invoke-config";
import { ScfTrigger } from "@cdktf/provider-tencentcloud/lib/scf-trigger";
import { AssetType, type ITerraformDependable, TerraformAsset } from "cdktf";
import { Construct } from "constructs";
import type { PurgeConfiguration } from "../../functions/row-purge/configuration";
import { rowPurgeArchive } from "../../functions/row-purge/archive";
import type { Period } from "../../policy/period";
import { creatorUinForm } from "../access/creator-uin";
import { policyDocument } from "../access/policy-document";
import { readSecret } from "../access/read-secret";
import type { ZoneSubnet } from "../network/store-network";
import { requireProps } from "../prop-rule";
import { REGION_FORM, regionForm } from "../region";
import { A_NAME, A_PERIOD, requireGiven } from "../require-given";
import { uniqueInAccount } from "../unique/unique-name";
import { DatabaseAccount, type DatabasePrivileges } from "./database-account";
import * as defaults from "./row-purge-defaults";
import { PurgeMonitoring, type PurgeMonitoringProps } from "./purge-monitoring";
import { A_CONFIGURATION, functionName, rowPurgeRules, tablesOf } from "./row-purge-rules";
import { timerExpression } from "./timer-expression";

export interface RowPurgeOptions extends PurgeMonitoringProps {
  /** What to delete, and how: `purgeConfiguration(settings)`. At least one table. */
  readonly configuration: PurgeConfiguration;
  /** How often: 1 day or 7 days, which a timer can say. */
  readonly every: Period;
  /**
   * The time of day at which a run begins, with its offset from UTC, such as "02:30+08:00". Every 7 days, it is that
   * time on the Monday at that offset.
   * @default - "02:00Z", which is 10:00 at +08:00
   */
  readonly at?: string;
  /**
   * The fixed offset from UTC of the clock by which the service runs timers, such as "+08:00". Which it is, is not
   * confirmed: look at when a run begins.
   * @default "+00:00"
   */
  readonly timerZone?: string;
  /**
   * How the function reads its database account from SSM. With `internal-endpoint` it has no way to the internet and
   * asks an address inside the cloud; whether SSM answers there is not confirmed. With `public-egress` the function
   * gets a way out to the internet (not in), and asks the public address over HTTPS.
   * @default "internal-endpoint"
   */
  readonly ssmAccess?: "internal-endpoint" | "public-egress";
  /** KMS key of the secret. It cannot be changed later. @default - the service's own key */
  readonly kmsKeyId?: string;
  /** The function, zipped. @default - the one that this project builds when it is installed */
  readonly archivePath?: string;
}

export interface RowPurgeProps extends RowPurgeOptions {
  /** Name of the instance: the function's is `<name>-row-purge`. */
  readonly name: string;
  /** Id of the instance, such as cdb-1a2b3c4d. */
  readonly instanceId: string;
  /** Region of the instance, such as ap-guangzhou. */
  readonly region: string;
  /**
   * UIN of the account that Terraform runs as: SSM counts the creator to the address of a secret.
   * @default - any creator; the region and the whole name single the secret out
   */
  readonly creatorUin?: string;
  /** The databases that the account may delete from: it cannot be created before they are. */
  readonly databases: readonly ITerraformDependable[];
  /** Address of the instance inside the network. */
  readonly host: string;
  /** TCP port of the instance. */
  readonly port: number;
  /** Whether the function connects with TLS. */
  readonly tls: boolean;
  /** Where the function runs: it has to reach the instance. */
  readonly vpcId: string;
  /** Where in the VPC it runs. */
  readonly subnet: ZoneSubnet;
  /** Name of the secret with the function's account, without what is appended for its privileges. */
  readonly secretName: string;
  /** Tags of every resource that takes some. @default - no tags */
  readonly tags?: Record<string, string>;
}

/**
 * Deletes rows that are past their period: a function inside the VPC, run by a timer, with a database account that
 * may do nothing else. A run that fails, or leaves overdue rows behind, raises an alarm.
 */
export class RowPurge extends Construct {
  /** Name of the function, `<name>-row-purge`. */
  readonly functionName: string;

  constructor(scope: Construct, id: string, props: RowPurgeProps) {
    super(scope, id);
    requireGiven(this, props, {
      name: A_NAME,
      configuration: A_CONFIGURATION,
      every: A_PERIOD,
      instanceId: "an id such as cdb-1a2b3c4d",
      region: REGION_FORM,
      databases: "the databases that the account may delete from",
      host: "an address inside the network",
      port: "a TCP port",
      tls: "true or false",
      vpcId: "the id of a VPC, such as vpc-1a2b3c4d",
      subnet: "a zone, and a subnetId in it",
      "subnet.zone": "a zone, such as ap-guangzhou-6",
      "subnet.subnetId": "the id of a subnet, such as subnet-1a2b3c4d",
      secretName: A_NAME,
    });
    requireProps(this, [
      ...rowPurgeRules(props),
      regionForm("region", props.region),
      creatorUinForm("creatorUin", props.creatorUin),
    ]);
    this.functionName = functionName(props.name);
    uniqueInAccount(this, { prop: "function", value: this.functionName });
    const monitoring = new PurgeMonitoring(this, "monitoring", { ...props, functionName: this.functionName });
    const account = this.createAccount(props);
    const role = this.createRole(props, account);
    const archive = new TerraformAsset(this, "archive", {
      path: props.archivePath ?? rowPurgeArchive().path,
      type: AssetType.FILE,
    });
    const code = new ScfFunction(this, "Resource", {
      name: this.functionName,
      description: "Deletes rows that are past their retention period",
      runtime: defaults.RUNTIME,
      handler: defaults.HANDLER,
      memSize: defaults.MEMORY,
      timeout: defaults.TIMEOUT,
      // The provider notices a changed path only; the asset's path holds the hash of its content.
      zipFile: archive.path,
      role: role.name,
      vpcId: props.vpcId,
      subnetId: props.subnet.subnetId,
      enablePublicNet: props.ssmAccess === "public-egress",
      clsLogsetId: monitoring.logsetId,
      clsTopicId: monitoring.topicId,
      environment: environmentOf(props, account.secretName),
      tags: props.tags,
    });
    this.runOnTimer(props, code);
  }

  private createAccount(props: RowPurgeProps): DatabaseAccount {
    return new DatabaseAccount(this, "account", {
      secretName: props.secretName,
      description: "Account of the row purge, which SSM creates and keeps",
      userNamePrefix: defaults.ACCOUNT_PREFIX,
      instanceId: props.instanceId,
      privileges: privilegesOf(props.configuration),
      dependsOn: props.databases,
      kmsKeyId: props.kmsKeyId,
      tags: props.tags,
    });
  }

  /** A role that may read this one secret, and nothing else. */
  private createRole(props: RowPurgeProps, account: DatabaseAccount): CamRole {
    const role = new CamRole(this, "role", {
      name: this.functionName,
      description: "Lets the row purge read its database account",
      document: JSON.stringify({
        version: "2.0",
        statement: [
          { action: ["name/sts:AssumeRole"], effect: "allow", principal: { service: ["scf.qcloud.com"] } },
        ],
      }),
      tags: props.tags,
    });
    const policy = new CamPolicy(this, "policy", {
      name: this.functionName,
      description: "Reads the secret of the row purge's database account",
      document: policyDocument([readSecret(props, account.secretNameInput ?? account.secretName)]),
      tags: props.tags,
    });
    new CamRolePolicyAttachment(this, "role-policy", { roleId: role.id, policyId: policy.id });
    return role;
  }

  private runOnTimer({ every, at, timerZone }: RowPurgeProps, code: ScfFunction): void {
    new ScfTrigger(this, "timer", {
      functionName: code.name,
      namespace: "default",
      triggerName: "row-purge",
      type: "timer",
      // What is no time of day, or no offset, is refused by the rules of the props.
      triggerDesc: timerExpression(at ?? defaults.RUN_AT, every.days, timerZone ?? defaults.TIMER_ZONE) ?? "",
      // Without these two every plan shows a change (scf_trigger.go:413).
      qualifier: "$DEFAULT",
      enable: "OPEN",
    });
    new ScfFunctionEventInvokeConfig(this, "retries", {
      functionName: code.name,
      namespace: "default",
      asyncTriggerConfig: { msgTtl: defaults.RUN_TTL, retryConfig: [{ retryNum: defaults.RETRIES }] },
    });
  }
}

function privilegesOf(configuration: PurgeConfiguration): DatabasePrivileges[] {
  const tables = tablesOf(configuration);
  const databases = [...new Set(tables.map(({ database }) => database))].sort();
  return databases.map((database) => {
    const partitioned = tables.some(
      (table) => table.database === database && table.partitionDays !== undefined,
    );
    const privileges = [...defaults.ROW_PRIVILEGES, ...(partitioned ? defaults.PARTITION_PRIVILEGES : [])];
    return { database, privileges };
  });
}

/** Where and what, but no secret: these are not hidden from whoever may look at the function. */
function environmentOf(props: RowPurgeProps, secretName: string): Record<string, string> {
  return {
    DB_HOST: props.host,
    DB_PORT: String(props.port),
    DB_TLS: props.tls ? "on" : "off",
    PURGE_CONFIGURATION: JSON.stringify(props.configuration),
    SECRET_NAME: secretName,
    SSM_REGION: props.region,
    ...(props.ssmAccess === "public-egress" && { SSM_ENDPOINT: "https://ssm.tencentcloudapi.com" }),
  };
}
