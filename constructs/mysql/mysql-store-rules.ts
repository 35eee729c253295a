import { nameForm, type PropRule, range } from "../prop-rule";
import { LEAST_BACKUP_DAYS, MOST_BACKUP_DAYS, MOST_SINGLE_NODE_BACKUP_DAYS, NODES, PORT } from "./defaults";
import type { MysqlStoreProps } from "./mysql-store";

/** What the props of an instance must fulfil. */
export function mysqlStoreRules(props: MysqlStoreProps): PropRule[] {
  const { size } = props;
  const nodes = size.nodes ?? NODES;
  const port = size.port ?? PORT;
  const backups = props.backupsExpireAfter.days;
  const binlogs = props.binlogsExpireAfter.days;
  const mostBackups = nodes === 1 ? MOST_SINGLE_NODE_BACKUP_DAYS : MOST_BACKUP_DAYS;
  return [
    nameForm("name", props.name, /^\S(.*\S)?$/, 100, "a name without spaces around it"),
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
    range("size.nodes", nodes, 1, 3, "nodes"),
    range("size.port", port, 1024, 65535, "ports"),
    {
      rule: "port",
      prop: "size.port",
      value: port,
      holds: port !== 3306,
      allowed: "another port than the well-known 3306",
    },
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
