import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withMemberTables } from "./member-tables";
import { PublicApi } from "./public-api";

const PAGES = join(__dirname, "..", "constructs");
const api = new PublicApi();

for (const file of readdirSync(PAGES)) {
  const path = join(PAGES, file);
  writeFileSync(path, withMemberTables(readFileSync(path, "utf8"), api));
}
