import { LEAST_BACKUP_DAYS, MOST_BACKUP_DAYS } from "../../policy/cloud-limits";
import { MOST_SECURITY_GROUP_NAME_CHARACTERS } from "../network/private-access";
import { storeNetworkRules, zonesOfRegion } from "../network/store-network-rules";
import { idForm, nameForm, oneOf, type PropRule, range } from "../prop-rule";
import {
  BACKUP_WINDOW,
  BACKUP_WINDOWS,
  CPU,
  DISK,
  ENGINE_VERSION,
  ENGINE_VERSIONS,
  MAINTENANCE_WINDOW,
  MEMORY,
  MOST_SINGLE_NODE_BACKUP_DAYS,
} from "./defaults";
import { scopeRules } from "../access/scope-rules";
import { secretNameForm } from "../secrets/secret-name";
import { databaseRules } from "./database-rules";
import type { ExistingInstance } from "./existing-instance";
import { tablesOf } from "./row-purge-rules";
import { traitsOf } from "./instance-traits";
import type { MysqlSize } from "./mysql-size";
import type { MysqlStoreProps } from "./mysql-store";

/** What the security group of an instance is called. */
export function securityGroupName(name: string): string {
  return `${name}-mysql`;
}

/** In the name of an instance that is created: it may have 100 (provider, mysql/instance.go), its security group fewer. */
const MOST_NAME_CHARACTERS = Math.min(
  100,
  MOST_SECURITY_GROUP_NAME_CHARACTERS - securityGroupName("").length,
);

/** The rule that a name can be that of an instance, with the names that begin with it. */
export function instanceNameForm(prop: string, name: string): PropRule {
  return nameForm(prop, name, /^\S(.*\S)?$/, MOST_NAME_CHARACTERS, "a name without spaces around it");
}

/** What a single node, which makes snapshots, can be told of the encryption of its backups. */
export const UNENCRYPTED =
  "nothing or off on a single node, or two or three nodes: snapshots are not encrypted";

/** What the props of an instance must fulfil. */
export function mysqlStoreRules(props: MysqlStoreProps): PropRule[] {
  const { nodes } = traitsOf(props);
  const backups = props.backupsExpireAfter.days;
  const binlogs = props.binlogsExpireAfter.days;
  const mostBackups = nodes === 1 ? MOST_SINGLE_NODE_BACKUP_DAYS : MOST_BACKUP_DAYS;
  return [
    props.existing
      ? nameForm("name", props.name, /^\S(.*\S)?$/, 100, "a name without spaces around it")
      : instanceNameForm("name", props.name),
    ...storeNetworkRules(props.network),
    ...zonesOfRegion(props.network, props.region),
    // A row purge has the same rules.
    ...("rowsStay" in props.rowPurge ? scopeRules(props) : []),
    ...secretNameRules(props),
    range(
      "backupsExpireAfter",
      backups,
      LEAST_BACKUP_DAYS,
      mostBackups,
      nodes === 1 ? "days on a single node" : "days",
    ),
    range("binlogsExpireAfter", binlogs, LEAST_BACKUP_DAYS, MOST_BACKUP_DAYS, "days"),
    {
      rule: "binlogs-within-backups",
      prop: "binlogsExpireAfter",
      value: binlogs,
      holds: binlogs <= backups,
      allowed: `at most as long as the backups: ${backups === 1 ? "1 day" : `${backups} days`}`,
    },
    ...(props.existing ? existingRules(props, props.existing) : newRules(props)),
    ...importRules(props),
    range(props.existing ? "existing.nodes" : "size.nodes", nodes, 1, 3, "nodes"),
    oneOf("backupWindow", props.backupWindow ?? BACKUP_WINDOW, BACKUP_WINDOWS),
    nameForm(
      "maintenanceWindow",
      props.maintenanceWindow ?? MAINTENANCE_WINDOW,
      /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/,
      11,
      "two times of day, such as 03:00-04:00",
    ),
    {
      rule: "backup-encryption",
      prop: "encryptBackups",
      value: props.encryptBackups,
      holds: nodes !== 1 || props.encryptBackups !== true,
      allowed: UNENCRYPTED,
    },
    ...databaseRules(props.databases),
    ...rowsRules(props),
  ];
}

/** Of accounts that may be granted later: with the room that the hash of their privileges needs, they say it then. */
function secretNameRules(props: MysqlStoreProps): PropRule[] {
  const named = ["readerSecretName", "writerSecretName"] as const;
  return named.flatMap((prop) => (props[prop] === undefined ? [] : [secretNameForm(prop, props[prop])]));
}

function newRules(props: MysqlStoreProps): PropRule[] {
  const { size } = props;
  const { port } = traitsOf(props);
  return [
    {
      rule: "instance",
      prop: "size",
      value: size,
      holds: size !== undefined,
      allowed:
        props.importFrom === undefined
          ? "what to create, or `existing`, the instance that exists"
          : "what the instance of importFrom is",
    },
    ...(size ? sizeRules(size) : []),
    portRange("size.port", port, 1024),
    {
      rule: "port",
      prop: "size.port",
      value: port,
      holds: port !== 3306,
      allowed: "another port than the well-known 3306",
    },
  ];
}

function portRange(prop: string, value: number, least: number): PropRule {
  return { ...range(prop, value, least, 65535, ""), allowed: `a whole number from ${least} to 65535` };
}

function sizeRules({ memory, disk, cpu, engineVersion = ENGINE_VERSION }: MysqlSize): PropRule[] {
  return [
    range("size.memory", memory, ...MEMORY, "MB"),
    range("size.disk", disk, ...DISK, "GB"),
    ...(cpu === undefined ? [] : [range("size.cpu", cpu, ...CPU, "cores")]),
    oneOf("size.engineVersion", engineVersion, ENGINE_VERSIONS),
  ];
}

/** Its port is the owner's choice, 3306 as well. What would not be done must not be asked for. */
function existingRules(props: MysqlStoreProps, { instanceId, host, port }: ExistingInstance): PropRule[] {
  const ofNewInstances = ["size", "secretName", "maintenanceWindow", "parameters"] as const;
  return [
    idForm("existing.instanceId", instanceId, "cdb"),
    nameForm("existing.host", host, /^[^\s:/]+$/, 253, "an address inside the network, such as 10.0.1.5"),
    portRange("existing.port", port, 1),
    ...ofNewInstances.map((prop) => ({
      rule: "existing-instance",
      prop,
      value: props[prop],
      holds: props[prop] === undefined,
      allowed: "nothing: an instance that exists keeps its own",
    })),
  ];
}

/** What becomes of the rows: a reason why they stay, or a purge of databases that the store has, where it is. */
function rowsRules({ rowPurge, databases, region }: MysqlStoreProps): PropRule[] {
  if ("rowsStay" in rowPurge) {
    const { rowsStay } = rowPurge;
    const holds = rowsStay.trim() !== "";
    return [{ rule: "reason", prop: "rowPurge.rowsStay", value: rowsStay, holds, allowed: "why they stay" }];
  }
  const purged = [...new Set(tablesOf(rowPurge.configuration).map(({ database }) => database))];
  return [
    ...purged.map((database) => ({
      rule: "purged-database",
      prop: "rowPurge.configuration",
      value: database,
      holds: databases.includes(database),
      allowed: `tables in databases alone: ${databases.join(", ")}`,
    })),
    {
      rule: "row-purge",
      prop: "region",
      value: region,
      holds: region !== undefined,
      allowed: "the region of the store, where the row purge reads the secret of its account",
    },
  ];
}

type ImportProps = Pick<MysqlStoreProps, "importFrom" | "importDatabases" | "existing" | "databases">;

/** What is taken over is this configuration's own from then on. */
export function importRules(props: ImportProps): PropRule[] {
  return [...importInstanceRules(props), ...importDatabasesRules(props)];
}

function importInstanceRules({ importFrom, existing }: ImportProps): PropRule[] {
  if (importFrom === undefined) return [];
  return [
    idForm("importFrom", importFrom, "cdb"),
    {
      rule: "import",
      prop: "importFrom",
      value: importFrom,
      holds: existing === undefined,
      allowed: "nothing beside `existing`: an instance is taken over, or stays somebody else's",
    },
  ];
}

function importDatabasesRules(props: ImportProps): PropRule[] {
  const { importDatabases = [], databases } = props;
  const isInstanceThere = props.importFrom !== undefined || props.existing !== undefined;
  return importDatabases.flatMap((database) => [
    {
      rule: "import",
      prop: "importDatabases",
      value: database,
      holds: isInstanceThere,
      allowed: "nothing without `importFrom` or `existing`: a new instance has no databases",
    },
    {
      rule: "import",
      prop: "importDatabases",
      value: database,
      holds: databases.includes(database),
      allowed: `some of databases: ${databases.join(", ")}`,
    },
  ]);
}
