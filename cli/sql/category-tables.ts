import { chosenCategory } from "../../policy/chosen-category";
import { occupants } from "../../policy/occupants";
import type { Category, Elements } from "../../policy/policy";
import type { MysqlPlace, MysqlTable } from "../../policy/kinds/mysql";
import type { PolicyDocument } from "../../policy/read-policy";
import { InputError, type Path } from "../../strict-yaml/problem";

/** A table in which a category lies. */
export interface CategoryTable {
  readonly database: string;
  readonly name: string;
  readonly table: MysqlTable;
  /** Of all categories that share the table: they agree on what they have in common. */
  readonly elements: Elements;
  /** Names, in the order of the policy. */
  readonly categories: readonly string[];
  /** Where in the policy the table stands. */
  readonly path: Path;
}

/** @throws InputError if there is no such category, or it lies in no table. */
export function tablesOf(document: PolicyDocument, name: string): CategoryTable[] {
  const { policy, problemAt } = document;
  const category = chosenCategory(document, name);
  const all = [...occupants(policy)];
  const tables = placesOf(category).flatMap(({ place, index }) =>
    Object.entries(place.tables).map(([tableName, table]) => {
      const path = ["categories", name, "storedIn", index, "tables", tableName];
      const key = all.find((occupant) => occupant.path.join("\0") === path.join("\0"))?.key;
      const sharers = all.filter((occupant) => occupant.key === key);
      return {
        database: place.database,
        name: tableName,
        table,
        elements: Object.assign(
          {},
          category.elements,
          ...sharers.map(({ elements }) => elements),
        ) as Elements,
        categories: [...new Set(sharers.map((sharer) => sharer.category))],
        path,
      };
    }),
  );
  if (tables.length > 0) return tables;
  const mysqlOnly = "allowed: a category in a MySQL store";
  throw new InputError([problemAt(["categories", name, "storedIn"], "lies in no table of MySQL", mysqlOnly)]);
}

function placesOf({ storedIn }: Category): { place: MysqlPlace; index: number }[] {
  return storedIn.flatMap((place, index) => ("tables" in place ? [{ place, index }] : []));
}
