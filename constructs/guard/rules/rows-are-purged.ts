import { text } from "../../../terraform-json/arguments";
import { hasAnotherArchive, isPurgeNotKnown, purgedTables } from "../arguments/purge-function";
import { type Rule, type Violation, verdictOf } from "../rule";

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
    if (missing.length === 0) return "compliant";
    const others = functions.filter((scfFunction) => hasAnotherArchive(scfFunction, resources));
    const tables = missing.map(({ database, name }) => `${database}.${name}`).join(", ");
    return verdictOf(
      others.length > 0
        ? others.map(({ values }) => anotherArchive(text(values, "zip_file"), tables))
        : [
            {
              argument: "configuration of the purge",
              wrong: `nothing deletes the rows of ${tables}`,
              allowed: "a row purge that covers every table of the schedule",
            },
          ],
    );
  },
};

function anotherArchive(value: string | undefined, tables: string): Violation {
  return {
    argument: "zip_file of the purge",
    ...(value !== undefined && { value }),
    wrong: `the archive that the function deploys is not the one of this configuration: nobody knows what deletes the rows of ${tables}`,
    allowed: "an archive whose name ends in the hash of the configuration, as RowPurge makes it",
  };
}
