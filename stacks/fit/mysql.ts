import { MOST_SINGLE_NODE_BACKUP_DAYS, NODES } from "../../constructs/mysql/defaults";
import { storeName } from "../../constructs/store-name";
import type { MysqlSettings } from "../../schedule/kinds/mysql";
import { type Misfit, nameOrigin, type StoreFit } from "./misfit";

/** The function that deletes rows is called after the instance, in 60 characters at most. */
const MOST_NAME_CHARACTERS = 60 - "-row-purge".length;

/** What a MySQL store asks of an environment. */
export function fitMysql(fit: StoreFit<MysqlSettings>): Misfit[] {
  return [...size(fit), ...name(fit), ...backups(fit)];
}

function size({ environment, store, override }: StoreFit<MysqlSettings>): Misfit[] {
  const { memory, disk } = { ...environment.mysql, ...override };
  if (memory !== undefined && disk !== undefined) return [];
  return [
    {
      file: "environment",
      path: ["mysql"],
      wrong: `is missing, and the policy has the MySQL store ${store}`,
      allowed: "allowed: memory and disk, here or under stores",
    },
  ];
}

function name(fit: StoreFit<MysqlSettings>): Misfit[] {
  const found = storeName(fit.environmentName, fit.store, fit.override);
  if (found.length <= MOST_NAME_CHARACTERS) return [];
  return [
    {
      ...nameOrigin(fit),
      wrong: `the instance's name would be ${JSON.stringify(found)}, ${found.length} characters`,
      allowed: `allowed: ${MOST_NAME_CHARACTERS} at most`,
    },
  ];
}

function backups({ environment, store, override, settings }: StoreFit<MysqlSettings>): Misfit[] {
  const nodes = override.nodes ?? environment.mysql?.nodes ?? NODES;
  if (nodes > 1 || settings.backupDays <= MOST_SINGLE_NODE_BACKUP_DAYS) return [];
  return [
    {
      file: "policy",
      path: ["stores", store, "backups", "keepFor"],
      wrong: `${settings.backupDays} days is more than a single-node instance keeps its backups`,
      allowed: `allowed: 7 to ${MOST_SINGLE_NODE_BACKUP_DAYS} days, or 2 or 3 nodes in the environment`,
    },
  ];
}
