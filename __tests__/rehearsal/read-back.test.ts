import { Rehearsal } from "./terraform-workspace";

let rehearsal: Rehearsal;
beforeAll(async () => (rehearsal = await Rehearsal.start("read-back")));
afterAll(() => rehearsal.stop());

const alarm = (isPowerNotice: number) => ({
  policy_name: "failed",
  monitor_type: "MT_QCE",
  namespace: "SCF_V2",
  conditions: [
    { is_union_rule: 0, rules: [{ metric_name: "Error", operator: "gt", is_power_notice: isPowerNotice }] },
  ],
});
const rules = (protocol: string) => ({
  security_group_id: "sg-1",
  ingress: [{ action: "ACCEPT", cidr_block: "10.0.0.0/8", protocol, port: "9200" }],
});
const window = { instance_id: "cdb-1", time_ranges: ["03:00-04:00"], max_delay_time: 10 };
const timer = { function_name: "purge", namespace: "default", type: "timer", trigger_desc: "0 0 3 * * * *" };
const account = {
  secret_name: "s",
  user_name_prefix: "purge",
  product_name: "Mysql",
  instance_id: "cdb-1",
  domains: ["%"],
  privileges_list: [{ privilege_name: "DatabasePrivileges", database: "m", privileges: ["SELECT"] }],
};

describe("the second plan", () => {
  it.each<[string, object, object, string]>([
    [
      "tencentcloud_ssm_secret_version_v2",
      { secret_name: "s", version_id: "v1", secret_string_wo: "clear text" },
      { lifecycle: { ignore_changes: ["secret_string"] } },
      "secret_string = (sensitive value) -> null",
    ],
    [
      "tencentcloud_mysql_backup_download_restriction",
      { limit_type: "LimitOnlyIntranet" },
      { ip_comparison_symbol: "In", vpc_comparison_symbol: "In" },
      'ip_comparison_symbol = "In" -> null',
    ],
    [
      "tencentcloud_mysql_time_window",
      { ...window, weekdays: ["monday", "sunday"] },
      { weekdays: ["monday"] },
      '+ "sunday"',
    ],
    ["tencentcloud_mysql_time_window", window, { weekdays: ["monday"] }, '- "friday"'],
    ["tencentcloud_scf_trigger", timer, { qualifier: "$DEFAULT", enable: "OPEN" }, '"$DEFAULT" -> null'],
    ["tencentcloud_security_group_rule_set", rules("tcp"), rules("TCP"), '"TCP" -> "tcp"'],
    ["tencentcloud_monitor_alarm_policy", alarm(1), alarm(0), "is_power_notice = 0 -> 1"],
    [
      "tencentcloud_mysql_instance",
      { instance_name: "db", mem_size: 2000, volume_size: 50 },
      { security_groups: ["sg-1"] },
      '- "sg-default"',
    ],
    [
      "tencentcloud_mysql_instance_encryption_operation",
      { instance_id: "cdb-1" },
      { lifecycle: { ignore_changes: ["key_id", "key_region"] } },
      "must be replaced",
    ],
    [
      "tencentcloud_ssm_product_secret",
      account,
      { lifecycle: { ignore_changes: ["kms_key_id"] } },
      "argument `kms_key_id` cannot be changed",
    ],
  ])("of %s has a change for ever, unless the configuration says it", async (type, left, said, change) => {
    const workspace = rehearsal.workspace(`changes-${Math.random().toString(36).slice(2)}`);

    const created = await workspace.apply({ [type]: { it: left } });
    const again = await workspace.plan({ [type]: { it: left } });
    const mended = await workspace.apply({ [type]: { it: { ...left, ...said } } });
    const clean = await workspace.plan({ [type]: { it: { ...left, ...said } } });

    expect(created).toMatchObject({ code: 0 });
    expect(again.code).not.toBe(0);
    expect(again.output).toContain(change);
    expect(mended).toMatchObject({ code: 0 });
    expect(clean).toMatchObject({ code: 0 });
  });
});

test("a secret is in the state, although it was given as write-only", async () => {
  const workspace = rehearsal.workspace("write-only");
  const version = { secret_name: "s", version_id: "v1", secret_string_wo: "clear text" };

  await workspace.apply({ tencentcloud_ssm_secret_version_v2: { v: version } });

  expect(workspace.state("tencentcloud_ssm_secret_version_v2.v")).toMatchObject({
    id: "s#v1",
    secret_string: "clear text",
    secret_string_wo: null,
  });
});
