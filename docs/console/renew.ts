import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { renewed } from "./console-block";

const DOCS = join(__dirname, "..");

for (const file of readdirSync(DOCS).filter((name) => name.endsWith(".md"))) {
  const path = join(DOCS, file);
  writeFileSync(path, renewed(readFileSync(path, "utf8")));
}
