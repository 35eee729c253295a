import { SYSTEM_DATABASES } from "../../policy/cloud-limits";
import { MYSQL_NAME, MYSQL_NAME_FORM } from "../../policy/names";
import { known, type PropRule } from "../prop-rule";

/** What the names of the databases must fulfil. Each is part of the id of a construct, so it has to be known. */
export function databaseRules(databases: readonly string[]): PropRule[] {
  return databases.flatMap((database, i) => [
    {
      rule: "system-database",
      prop: "databases",
      value: database,
      holds: !SYSTEM_DATABASES.includes(database.toLowerCase()),
      allowed: `any name but ${SYSTEM_DATABASES.join(", ")}`,
    },
    {
      rule: "database-twice",
      prop: "databases",
      value: database,
      holds: !databases.slice(0, i).includes(database),
      allowed: "each database once",
    },
    known({
      rule: "name",
      prop: "databases",
      value: database,
      holds: MYSQL_NAME.test(database),
      allowed: MYSQL_NAME_FORM,
    }),
  ]);
}

/** An account of no privileges cannot be created. */
export function grantedDatabases(databases: readonly string[], grantees: string): PropRule {
  return {
    rule: "granted-databases",
    prop: "databases",
    value: databases,
    holds: databases.length > 0,
    allowed: `one at least, which the ${grantees} are given`,
  };
}
