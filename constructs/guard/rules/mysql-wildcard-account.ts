import { blocks, isKnown, texts } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import { type Rule, type Violation, verdictOf } from "../rule";

interface Grant {
  readonly argument: string;
  /** The database that it is for, as it is written. */
  readonly database: unknown;
  readonly privileges: readonly string[];
}

/** Stands for the database of a grant that is for all of them. */
const EVERY_DATABASE = "*";

/** Those that touch no row, and that MySQL has for the server as a whole only. */
const FOR_THE_SERVER = ["PROCESS", "REPLICATION CLIENT", "SHOW DATABASES", "USAGE"];

const GRANTS: Readonly<Record<string, (values: Resource["values"]) => readonly Grant[]>> = {
  tencentcloud_mysql_privilege: (account) => [
    { argument: "global", database: EVERY_DATABASE, privileges: known(account["global"]) },
    ...["database", "table", "column"].flatMap((argument) =>
      blocks(account, argument).map(({ database_name, privileges }) => ({
        argument,
        database: database_name,
        privileges: known(privileges),
      })),
    ),
  ],
  tencentcloud_mysql_account_privilege: ({ database_names, privileges }) =>
    texts(database_names).map((database) => ({
      argument: "database_names",
      database,
      privileges: known(privileges),
    })),
  tencentcloud_ssm_product_secret: (secret) =>
    blocks(secret, "privileges_list").map(({ privilege_name, database, privileges }) => ({
      argument: "privileges_list",
      database: privilege_name === "GlobalPrivileges" ? EVERY_DATABASE : database,
      privileges: known(privileges),
    })),
};

export const mysqlWildcardAccount: Rule = {
  id: "mysql-wildcard-account",
  title: "A database account has named privileges on named databases",
  why: "A global privilege is one on every database, also on those that come later: the account reads, changes or deletes personal data that is none of its business. In the name of a database % stands for any text: dev.mysql.com/doc/refman/8.0/en/grant.html",
  exemptable: true,
  resourceTypes: Object.keys(GRANTS),
  check: ({ type, values }) => verdictOf((GRANTS[type]?.(values) ?? []).flatMap(violationsOf)),
};

function violationsOf({ argument, database, privileges }: Grant): Violation[] {
  const everywhere = isKnown(database) && /[*%]/.test(String(database));
  const tooWide = privileges.filter((privilege) =>
    everywhere ? !FOR_THE_SERVER.includes(privilege.toUpperCase()) : /^ALL( PRIVILEGES)?$/i.test(privilege),
  );
  if (tooWide.length === 0) return [];
  return [
    {
      argument,
      value: tooWide,
      ...(everywhere
        ? {
            wrong: "it holds for every database",
            allowed: `privileges on the databases in use; on all of them only ${FOR_THE_SERVER.join(", ")}`,
          }
        : { wrong: "any privilege is granted", allowed: "the privileges in use, such as SELECT" }),
    },
  ];
}

function known(privileges: unknown): readonly string[] {
  return texts(privileges).filter(isKnown);
}
