import { LEAST_BACKUP_DAYS, MOST_BACKUP_DAYS, SYSTEM_DATABASES } from "../../policy/cloud-limits";
import { storeNetworkRules } from "../network/store-network-rules";
import { idForm, nameForm, oneOf, type PropRule, range } from "../prop-rule";
import { BACKUP_WINDOW, BACKUP_WINDOWS, MAINTENANCE_WINDOW, MOST_SINGLE_NODE_BACKUP_DAYS } from "./defaults";
import { traitsOf } from "./instance-traits";
import type { MysqlStoreProps } from "./mysql-store";

/** What the props of an instance must fulfil. */
export function mysqlStoreRules(props: MysqlStoreProps): PropRule[] {
  const { nodes } = traitsOf(props);
  const backups = props.backupsExpireAfter.days;
  const binlogs = props.binlogsExpireAfter.days;
  const mostBackups = nodes === 1 ? MOST_SINGLE_NODE_BACKUP_DAYS : MOST_BACKUP_DAYS;
  return [
    nameForm("name", props.name, /^\S(.*\S)?$/, 100, "a name without spaces around it"),
    ...storeNetworkRules(props.network),
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
      allowed: `at most as long as the backups: ${backups} days`,
    },
    ...(props.existing ? existingRules(props) : newRules(props)),
    ...importRules(props),
    range("size.nodes", nodes, 1, 3, "nodes"),
    oneOf("backupWindow", props.backupWindow ?? BACKUP_WINDOW, BACKUP_WINDOWS),
    nameForm(
      "maintenanceWindow",
      props.maintenanceWindow ?? MAINTENANCE_WINDOW,
      /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/,
      11,
      "two times of day, such as 03:00-04:00",
    ),
    ...props.databases.map((database) => ({
      rule: "system-database",
      prop: "databases",
      value: database,
      holds: !SYSTEM_DATABASES.includes(database.toLowerCase()),
      allowed: `any name but ${SYSTEM_DATABASES.join(", ")}`,
    })),
    ...props.databases.map((database) =>
      nameForm(
        "databases",
        database,
        /^[A-Za-z]([A-Za-z0-9_-]*[A-Za-z0-9])?$/,
        64,
        "letters, digits, _ and -, starting with a letter",
      ),
    ),
  ];
}

function newRules(props: MysqlStoreProps): PropRule[] {
  const { port } = traitsOf(props);
  return [
    {
      rule: "instance",
      prop: "size",
      value: props.size,
      holds: props.size !== undefined,
      allowed:
        props.importFrom === undefined
          ? "what to create, or `existing`, the instance that exists"
          : "what the instance of importFrom is",
    },
    range("size.port", port, 1024, 65535, "ports"),
    {
      rule: "port",
      prop: "size.port",
      value: port,
      holds: port !== 3306,
      allowed: "another port than the well-known 3306",
    },
  ];
}

/** What would not be done must not be asked for. */
function existingRules(props: MysqlStoreProps): PropRule[] {
  const ofNewInstances = ["size", "secretName", "maintenanceWindow", "parameters"] as const;
  return ofNewInstances.map((prop) => ({
    rule: "existing-instance",
    prop,
    value: props[prop],
    holds: props[prop] === undefined,
    allowed: "nothing: an instance that exists keeps its own",
  }));
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
