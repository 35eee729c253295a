import { type Rule, verdictOf } from "../rule";

export const preventDestroy: Rule = {
  id: "prevent-destroy",
  title: "Terraform refuses to destroy what holds data, where the environment wants that",
  why: "A changed name is enough for a plan that destroys a database and creates an empty one. A plan and a state do not say what Terraform refuses: only a configuration is checked.",
  exemptable: true,
  resourceTypes: [
    "elasticstack_elasticsearch_data_stream",
    "elasticstack_elasticsearch_index",
    "tencentcloud_elasticsearch_index",
    "tencentcloud_elasticsearch_instance",
    "tencentcloud_mysql_backup_policy",
    "tencentcloud_mysql_database",
    "tencentcloud_mysql_instance",
  ],
  check(resource, { environment }) {
    if (!environment.destroyProtection || resource.preventDestroy === undefined) return "not-applicable";
    if (resource.preventDestroy) return "compliant";
    return verdictOf([
      {
        argument: "lifecycle.prevent_destroy",
        wrong: "Terraform destroys or replaces it when a plan says so",
        allowed: "true",
      },
    ]);
  },
};
