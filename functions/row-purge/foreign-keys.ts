import { performance } from "node:perf_hooks";
import type { Session } from "./session";

/** A foreign key of another table, or of the same one, that refers to rows of a table. */
export interface ForeignKey {
  readonly name: string;
  /** The table whose rows refer. */
  readonly child: TableName;
  /** The table whose rows are referred to. */
  readonly parent: TableName;
  /** Column of the child, and the column of the parent that it holds the value of. */
  readonly columns: readonly { readonly of: string; readonly to: string }[];
}

/** As the server spells them. */
export interface TableName {
  readonly database: string;
  readonly name: string;
}

/** As old as an answer may be, while rows are deleted: somebody may create a foreign key at any time. */
const ANSWER_LASTS_MS = 10_000;

/** The foreign keys that the account may see, as they are now. */
export class ForeignKeys {
  private keys: readonly ForeignKey[] = [];
  private readAt = -Infinity;

  constructor(private readonly session: Session) {}

  /** Those that refer to rows of the table. */
  async referringTo(table: TableName): Promise<readonly ForeignKey[]> {
    if (performance.now() - this.readAt > ANSWER_LASTS_MS) {
      this.keys = await readForeignKeys(this.session);
      this.readAt = performance.now();
    }
    return this.keys.filter(({ parent }) => isSameTable(parent, table));
  }
}

/** The foreign keys that the account may see. The server shows those of tables that it has some privilege on. */
async function readForeignKeys(session: Session): Promise<readonly ForeignKey[]> {
  const rows = await session.rows(
    "reading the foreign keys",
    `SELECT CONSTRAINT_NAME AS name, TABLE_SCHEMA AS childDatabase, TABLE_NAME AS child, COLUMN_NAME AS childColumn,
       REFERENCED_TABLE_SCHEMA AS parentDatabase, REFERENCED_TABLE_NAME AS parent, REFERENCED_COLUMN_NAME AS parentColumn
     FROM information_schema.KEY_COLUMN_USAGE WHERE REFERENCED_TABLE_NAME IS NOT NULL
     ORDER BY TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION`,
  );
  const keys = new Map<string, ForeignKey & { columns: { of: string; to: string }[] }>();
  for (const row of rows) {
    const text = (field: string): string => String(row[field]);
    const id = JSON.stringify([text("childDatabase"), text("child"), text("name")]);
    const key = keys.get(id) ?? {
      name: text("name"),
      child: { database: text("childDatabase"), name: text("child") },
      parent: { database: text("parentDatabase"), name: text("parent") },
      columns: [],
    };
    key.columns.push({ of: text("childColumn"), to: text("parentColumn") });
    keys.set(id, key);
  }
  return [...keys.values()];
}

export function isSameTable(one: TableName, other: TableName): boolean {
  return one.database === other.database && one.name === other.name;
}
