import { createHash } from "node:crypto";
import { samplePurge } from "./sample-purge";

/** What says in a plan which tables a function purges: the name of its archive, and the text beside it. */
export function shownPurge(
  tables: unknown,
  functionName = "${tencentcloud_scf_function.purge.name}",
  more: object = {},
) {
  const input = JSON.stringify({ ...samplePurge(), tables, ...more });
  const hash = createHash("sha256").update(input).digest("hex").slice(0, 16);
  return { archive: { zip_file: `purge-${hash}.zip` }, data: { input, triggers_replace: functionName } };
}
