import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withRuleCatalogue } from "../constructs/guard/rule-catalogue";

const DOCUMENT = join(__dirname, "..", "docs", "guard.md");

writeFileSync(DOCUMENT, withRuleCatalogue(readFileSync(DOCUMENT, "utf8")));
