import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { environmentJsonSchema } from "../environments/json-schema";
import { policyJsonSchema } from "../policy/json-schema";

/** The files that tell editors what may be written, by name, from the top of the project. */
const SCHEMAS = {
  "environments/environment.schema.json": environmentJsonSchema,
  "retention-policy.schema.json": policyJsonSchema,
};

for (const [file, schema] of Object.entries(SCHEMAS)) {
  writeFileSync(join(__dirname, "..", file), `${JSON.stringify(schema(), null, 2)}\n`);
}
