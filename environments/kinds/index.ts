import { elasticsearch, elasticsearchStore } from "./elasticsearch";
import { mysql, mysqlStore } from "./mysql";
import { objectStorage } from "./object-storage";

/** For every store of a kind. */
export const kindOptions = {
  mysql: mysql.optional(),
  elasticsearch: elasticsearch.optional(),
  objectStorage: objectStorage.default({}),
};

/** For a single store: which of them its kind takes is looked at when the policy is known (constructs/fit). */
export const storeOptions = {
  ...mysql.partial().shape,
  ...mysqlStore,
  ...elasticsearch.partial().shape,
  ...elasticsearchStore,
  ...objectStorage.shape,
};
