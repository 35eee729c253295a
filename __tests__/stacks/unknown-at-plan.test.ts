import { checkPlan } from "../../cli/check-plan/check-plan";
import { readPlan } from "../../terraform-json/read-plan";
import { check } from "../cli/check-plan/shipped";
import { Rehearsal, type Workspace } from "../rehearsal/terraform-workspace";
import { deployed, shippedEnvironment, shippedSchedule } from "./deployment";
import { everyOption } from "./every-option";

/**
 * By type: what a first plan with the real provider (tencentcloud 1.83.25) does not know unless the configuration gives
 * it. Seen in such a plan for the instance, the cluster, the bucket, the function, the topic and the alarm; read off the
 * provider's schema for the others. docs/rehearsal.md says how.
 */
const UNKNOWN_IF_LEFT_OUT: Readonly<Record<string, string>> = {
  random_password: "bcrypt_hash id result",
  tencentcloud_cam_policy: "create_time id type update_time",
  tencentcloud_cam_role: "create_time id role_arn session_duration update_time",
  tencentcloud_cam_role_policy_attachment: "create_mode create_time id policy_name policy_type",
  tencentcloud_cam_role_policy_attachment_by_name: "create_mode create_time id policy_type",
  tencentcloud_cls_logset: "create_time id role_name topic_count",
  tencentcloud_cls_topic:
    "auto_split biz_type custom_kms_info encryption hot_period id is_web_tracking max_split_partitions partition_count period storage_type",
  tencentcloud_cos_bucket:
    "acl_body chdfs_ofs cors_response_vary cos_bucket_url enable_intelligent_tiering id intelligent_tiering_days intelligent_tiering_request_frequent object_lock_configuration",
  tencentcloud_elasticsearch_index: "id",
  tencentcloud_elasticsearch_instance:
    "cos_backup create_time elasticsearch_domain elasticsearch_port elasticsearch_vip enable_destroy_protection es_acl es_public_acl es_public_url id kibana_private_access kibana_private_url kibana_public_access kibana_url multi_zone_infos protocol public_access scene_type web_node_type_info",
  tencentcloud_elasticsearch_security_group: "id",
  tencentcloud_monitor_alarm_policy:
    "create_time event_conditions hierarchical_notices id notice_content_tmpl_bind_infos notice_ids update_time",
  tencentcloud_mysql_backup_download_restriction: "id",
  tencentcloud_mysql_backup_encryption_status: "id",
  tencentcloud_mysql_backup_policy: "binlog_period binlog_standby_days id",
  tencentcloud_mysql_database: "id",
  tencentcloud_mysql_instance:
    "availability_zone cluster_topology cpu destroy_protect device_type disk_type engine_type first_slave_zone gtid id internet_host internet_port intranet_ip locked parameters status subnet_id task_status vpc_id",
  tencentcloud_mysql_instance_encryption_operation: "id",
  tencentcloud_mysql_ssl: "id url",
  tencentcloud_mysql_time_window: "id",
  tencentcloud_scf_function:
    "async_run_enable cls_logset_id cls_topic_id code_error code_result code_size eip_fixed eips err_no function_id host id install_dependency intranet_config modify_time status status_desc trigger_info vip",
  tencentcloud_scf_function_event_invoke_config: "id",
  tencentcloud_scf_trigger: "add_time available_status id mod_time trigger_attribute trigger_name",
  tencentcloud_security_group: "id project_id",
  tencentcloud_security_group_rule_set: "id version",
  tencentcloud_ssm_product_secret:
    "create_time enable_rotation id rotation_begin_time rotation_frequency secret_type status",
  tencentcloud_ssm_secret: "id kms_key_id secret_type status",
  tencentcloud_ssm_secret_version_v2: "id",
  tencentcloud_subnet: "available_ip_count create_time id is_default is_multicast route_table_id",
  tencentcloud_vpc:
    "assistant_cidrs create_time default_route_table_id dns_servers docker_assistant_cidrs enable_route_vpc_publish enable_route_vpc_publish_ipv6 id is_default is_multicast",
};

/** What the configuration gives, and the plan does not know all the same: wholly, because one value in it is unknown. */
const WHOLLY_UNKNOWN = {
  tencentcloud_elasticsearch_security_group: ["security_group_ids"],
  tencentcloud_mysql_instance: ["security_groups"],
  tencentcloud_scf_function: ["environment"],
};

interface PlanJson {
  readonly resource_changes: readonly {
    readonly type: string;
    readonly name: string;
    readonly change: { readonly after: Values; readonly after_unknown: Values };
  }[];
}
type Values = Readonly<Record<string, unknown>>;
type Resources = Readonly<Record<string, Readonly<Record<string, Values>>>>;

let rehearsal: Rehearsal;
beforeAll(async () => (rehearsal = await Rehearsal.start("unknown")));
afterAll(() => rehearsal.stop());

describe.each([
  ["production", () => deployed("production", shippedEnvironment("production"))],
  ["sandbox", () => deployed("sandbox", shippedEnvironment("sandbox"))],
  [
    "every option of the environment file",
    () =>
      deployed(
        "every",
        everyOption(),
        shippedSchedule((text) => text.replace("goneBy: P32D", "goneBy: P40D")),
      ),
  ],
])("the first plan: %s", (name, stack) => {
  const resources = stack().resource as unknown as Resources;
  let json = "";
  let changes: PlanJson["resource_changes"];
  beforeAll(async () => {
    const workspace = rehearsal.workspace(name.replace(/\W+/g, "-"));
    workspace.configure(resources as Parameters<Workspace["configure"]>[0]);
    expect(await workspace.terraform("plan", "-out", "kept.tfplan")).toMatchObject({ code: 0 });
    json = workspace.showJson("kept.tfplan");
    changes = (JSON.parse(json) as PlanJson).resource_changes.filter(({ type }) => type !== "terraform_data");
  });

  test("leaves open what the real provider's leaves open, of what nobody gives", () => {
    const open = changes.map(({ type, name, change }) => {
      const given = resources[type]?.[name] ?? {};
      return [
        type,
        Object.keys(change.after_unknown).filter((key) => isOpen(change, key) && !(key in given)),
      ];
    });

    expect(open.map(([type, keys]) => [type, [...(keys ?? [])].sort()])).toEqual(
      changes.map(({ type, name }) => {
        const given = resources[type]?.[name] ?? {};
        const known = UNKNOWN_IF_LEFT_OUT[type]?.split(" ") ?? ["no record of it"];
        return [type, known.filter((key) => !(key in given))];
      }),
    );
  });

  test("knows nothing of a map or a set with one unknown value, and each member of a list by itself", () => {
    for (const [type, names] of Object.entries(WHOLLY_UNKNOWN)) {
      const [found] = changes.filter((change) => change.type === type);
      expect(found?.change.after_unknown).toMatchObject(
        Object.fromEntries(names.map((argument) => [argument, true])),
      );
    }
    const [alarm] = changes.filter(({ type }) => type === "tencentcloud_monitor_alarm_policy");
    expect(alarm?.change.after_unknown["conditions"]).toEqual([
      { rules: [{ description: true, filter: [], rule_type: true, unit: true }] },
    ]);
    const [cluster] = changes.filter(({ type }) => type === "tencentcloud_elasticsearch_instance");
    const zones = cluster?.change.after["multi_zone_infos"];
    if (Array.isArray(zones)) expect(zones[0]).toMatchObject({ availability_zone: "ap-guangzhou-6" });
  });

  test("has null for what the provider suppresses", () => {
    const [instance] = changes.filter(({ type }) => type === "tencentcloud_mysql_instance");

    expect(instance?.change.after).toMatchObject({ pay_type: null, period: null, prepaid_period: 1 });
  });
});

test.each(["production", "sandbox"])("of %s, check-plan says how much it could not look at", async (name) => {
  const workspace = rehearsal.workspace(`check-${name}`);
  const { resource, output } = deployed(name, shippedEnvironment(name));
  workspace.configure(resource as Parameters<Workspace["configure"]>[0], { output });
  await workspace.terraform("plan", "-out", "kept.tfplan");

  expect(check(workspace.showJson("kept.tfplan"))).toMatchObject({ findings: [], unknownArguments: 23 });
});

test("a purge that is not the policy's is found in a first plan, although its environment is not known", async () => {
  const workspace = rehearsal.workspace("purge");
  const { resource, output } = deployed("production", shippedEnvironment("production"));
  workspace.configure(resource as Parameters<Workspace["configure"]>[0], { output });
  await workspace.terraform("plan", "-out", "kept.tfplan");
  const other = shippedSchedule((text) =>
    text
      .replace(/(monitoring-data:[^]*?)keepFor: P2Y, goneBy: P2Y30D/, "$1keepFor: P1Y, goneBy: P1Y30D")
      .replace("{ timeColumn: startTime", '{ timeColumn: startTime, timeZone: "+08:00"')
      .replace("purge: { every: P1D }", 'purge: { every: P1D, at: "02:30+08:00" }'),
  );

  const plan = readPlan(workspace.showJson("kept.tfplan"), "plan.json");
  const { findings } = checkPlan(plan, { schedule: other, destroyProtection: true, timerZones: {} });

  expect(findings.map(({ rule, argument, value }) => [rule.id, argument, value])).toEqual([
    ["purge-as-scheduled", "configuration of the purge: monitoring.interface_call deleteAfterDays", 730],
    ["purge-as-scheduled", "configuration of the purge: monitoring.interface_call timeZone", undefined],
    ["purge-as-scheduled", "configuration of the purge: monitoring.interface_call overdueAfterDays", 738],
    ["purge-as-scheduled", "trigger_desc of the timer", "0 0 2 * * * *"],
  ]);
});

function isOpen({ after_unknown: unknown }: PlanJson["resource_changes"][number]["change"], key: string) {
  return unknown[key] === true;
}
