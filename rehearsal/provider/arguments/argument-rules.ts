import type { Finding } from "../diagnostics";
import type { ObjectValue } from "../values";
import { cosBucket } from "./cos-bucket";
import { elasticsearchIndexChange } from "./elasticsearch-index";
import { elasticsearchInstance } from "./elasticsearch-instance";
import { indexLifecycle } from "./index-lifecycle";
import { mysqlInstance } from "./mysql-instance";
import { randomPassword } from "./random-password";

/** What the arguments of a resource must be together: rules that no single argument's rules can say. */
export const ARGUMENT_RULES: Readonly<Record<string, (config: ObjectValue) => Finding[]>> = {
  elasticstack_elasticsearch_index_lifecycle: indexLifecycle,
  random_password: randomPassword,
  tencentcloud_cos_bucket: cosBucket,
  tencentcloud_elasticsearch_instance: elasticsearchInstance,
  tencentcloud_mysql_instance: mysqlInstance,
};

/** What an update may not change inside an argument, told from the prior and the planned state. */
export const CHANGE_RULES: Readonly<Record<string, (prior: ObjectValue, planned: ObjectValue) => Finding[]>> =
  {
    tencentcloud_elasticsearch_index: elasticsearchIndexChange,
  };
