import type { Rule } from "../rule";

/** What is wrong, by type, and the argument that names the source. */
const REPLICAS: Readonly<Record<string, { readonly argument: string; readonly wrong: string }>> = {
  tencentcloud_mysql_dr_instance: {
    argument: "master_instance_id",
    wrong: "a disaster recovery instance has backups of its own, and keeps its rows once it is independent",
  },
  tencentcloud_mysql_dr_instance_to_mater: {
    argument: "instance_id",
    wrong: "a disaster recovery instance that is made independent keeps its rows",
  },
  tencentcloud_mysql_readonly_instance: {
    argument: "master_instance_id",
    wrong: "a read-only instance keeps its rows when it no longer follows its source",
  },
  tencentcloud_mysql_ro_stop_replication: {
    argument: "instance_id",
    wrong: "a replica that no longer follows its source keeps its rows",
  },
};

export const replicatedInstance: Rule = {
  id: "replicated-instance",
  title: "A MySQL instance has no replica beyond its own nodes",
  why: "The row purge deletes in the source: a replica forgets only for as long as it follows.",
  exemptable: true,
  resourceTypes: Object.keys(REPLICAS),
  check: ({ type, values }) => {
    const { argument, wrong } = REPLICAS[type] ?? { argument: "", wrong: "" };
    const allowed = "the nodes of the instance itself (slave_deploy_mode), which are in the window";
    return { violations: [{ argument, value: values[argument], wrong, allowed }] };
  },
};
