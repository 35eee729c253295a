import { MOST_SINGLE_NODE_BACKUP_DAYS, NODES } from "../../mysql/defaults";
import { storeName } from "../../store-name";
import type { MysqlSettings } from "../../../schedule/kinds/mysql";
import { importRules, instanceNameForm, UNENCRYPTED } from "../../mysql/mysql-store-rules";
import { purgeNameForm } from "../../mysql/row-purge-rules";
import { brokenNames, brokenRules, type Misfit, optionPath, type StoreFit } from "../misfit";
import type { FitKind } from "./fit-kind";
import type { MysqlOptions } from "../../kinds/mysql";

const OPTIONS: Readonly<Record<keyof MysqlOptions, true>> = {
  memory: true,
  disk: true,
  cpu: true,
  nodes: true,
  engineVersion: true,
  port: true,
  deviceType: true,
  diskType: true,
  tls: true,
  encryptBackups: true,
  encryptDisks: true,
  rowPurge: true,
};

export const mysql: FitKind<MysqlSettings> = {
  options: [
    ...(Object.keys(OPTIONS) as (keyof MysqlOptions)[]),
    "importFrom",
    "importDatabases",
    "readers",
    "writers",
    "administrators",
  ],
  misfits: fitMysql,
};

/** What a MySQL store asks of an environment. */
function fitMysql(fit: StoreFit<MysqlSettings>): Misfit[] {
  return [...size(fit), ...name(fit), ...backups(fit), ...backupEncryption(fit), ...imports(fit)];
}

function size({ sizes, store, override }: StoreFit<MysqlSettings>): Misfit[] {
  const { memory, disk } = { ...sizes.mysql, ...override };
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
  const rule = "leftOut" in fit.settings.purge ? instanceNameForm : purgeNameForm;
  return brokenNames(fit, "instance", [rule("name", found)]);
}

function backups({ sizes, store, override, settings }: StoreFit<MysqlSettings>): Misfit[] {
  const nodes = override.nodes ?? sizes.mysql?.nodes ?? NODES;
  if (nodes !== 1 || settings.backupDays <= MOST_SINGLE_NODE_BACKUP_DAYS) return [];
  return [
    {
      file: "policy",
      path: ["stores", store, "backups", "keepFor"],
      wrong: `${settings.backupDays} days is more than a single-node instance keeps its backups`,
      allowed: `allowed: 7 to ${MOST_SINGLE_NODE_BACKUP_DAYS} days, or 2 or 3 nodes in the environment`,
    },
  ];
}

function backupEncryption(fit: StoreFit<MysqlSettings>): Misfit[] {
  const { nodes, encryptBackups } = { nodes: NODES, ...fit.sizes.mysql, ...fit.override };
  if (nodes !== 1 || encryptBackups !== true) return [];
  const path = optionPath(fit, "mysql", "encryptBackups");
  return [
    {
      file: "environment",
      path,
      wrong: `is on, and ${fit.store} is a single node`,
      allowed: `allowed: ${UNENCRYPTED}`,
    },
  ];
}

function imports(fit: StoreFit<MysqlSettings>): Misfit[] {
  const { importFrom, importDatabases } = fit.override;
  const databases = [...new Set(fit.settings.tables.map(({ database }) => database))];
  return brokenRules(fit, importRules({ importFrom, importDatabases, databases }));
}
