import { isPurgeNotKnown, purgedTables } from "../arguments/purge-function";
import { type Rule, verdictOf } from "../rule";

export const rowsArePurged: Rule = {
  id: "rows-are-purged",
  title: "A purge deletes the rows of every table that holds a category",
  why: "No setting of TencentDB deletes rows by age: a table that no purge knows keeps them for ever.",
  exemptable: false,
  resourceTypes: ["tencentcloud_mysql_instance"],
  check(instance, { coverage, resources }) {
    const covered = coverage.of(instance);
    if (covered?.settings.kind !== "mysql" || "leftOut" in covered.settings.purge) return "not-applicable";
    const functions = coverage.ofStore(covered.store, "tencentcloud_scf_function");
    if (functions.some((scfFunction) => isPurgeNotKnown(scfFunction, resources))) return "not-applicable";
    const purged = functions.flatMap((scfFunction) => purgedTables(scfFunction, resources) ?? []);
    const missing = covered.settings.tables.filter(
      ({ database, name }) => !purged.some((table) => table.database === database && table.name === name),
    );
    return verdictOf(
      missing.length === 0
        ? []
        : [
            {
              argument: "configuration of the purge",
              wrong: `nothing deletes the rows of ${missing.map(({ database, name }) => `${database}.${name}`).join(", ")}`,
              allowed: "a row purge that covers every table of the schedule",
            },
          ],
    );
  },
};
