import {
  definitionName,
  managedIndices,
  type ManagedIndex,
} from "../../constructs/elasticsearch/definitions/managed-index";
import { days } from "../../policy/counted";
import { strictMappings } from "../../constructs/elasticsearch/mappings";
import { INDEX_FORM, indexName } from "../../policy/names";
import type { ElasticsearchSettings } from "../../schedule/kinds/elasticsearch";
import { allowedNames } from "../../strict-yaml/did-you-mean";
import { UsageError } from "../usage-error";
import { commented, consoleRequest } from "./console";

/** No number: Elasticsearch refuses the request until somebody has put in what step 2 found. */
const YOUNGEST = "<youngest.value_as_string of step 2>";

/**
 * Requests in the form of Kibana's Dev Tools that bring indices which exist under the lifecycle policy of a data
 * stream: no document goes before its period, and none stays for ever.
 *
 * @param indices names of indices in the cluster.
 * @param as the index of the policy whose period holds. @default - the only one
 * @throws UsageError if a name cannot be that of an index, or nothing says which period holds.
 */
export function adoption(settings: ElasticsearchSettings, indices: readonly string[], as?: string): string {
  const managed = managedIndices(settings);
  const refusals = [...new Set(indices)].flatMap((index) => refusal(index));
  const target = targetOf(managed, as);
  if (typeof target === "string") refusals.push(target);
  else if (indices.includes(target.name) && indices.includes(copyOf(target))) {
    refusals.push(
      `${copyOf(target)}: is what ${target.name} is copied to; allowed: to adopt it by itself, before`,
    );
  }
  if (refusals.length > 0 || typeof target === "string") throw new UsageError(refusals.join("\n"));
  const sections = [...new Set(indices)].map((index) =>
    index === target.name ? sameName(target) : oneIndex(index, target),
  );
  return `${[preface(target), ...sections].join("\n\n")}\n`;
}

function refusal(index: string): string[] {
  const parsed = indexName.safeParse(index);
  if (parsed.success) return [];
  return [`${JSON.stringify(index)}: cannot be the name of an index; ` + `allowed: ${INDEX_FORM}`];
}

function targetOf(managed: readonly ManagedIndex[], as?: string): ManagedIndex | string {
  const names = managed.map(({ name }) => name);
  const [first] = managed;
  if (as === undefined && first && managed.length === 1) return first;
  if (as === undefined) return `--as: is missing, and the store has several; allowed: ${names.join(", ")}`;
  return managed.find(({ name }) => name === as) ?? `--as: no such index; ${allowedNames(as, names)}`;
}

function preface({ name, deleteAfterDays, partitionDays, timeField }: ManagedIndex): string {
  return [
    `# Brings indices that exist under ${definitionName(name)}: deleted ${deleteAfterDays} days after ${timeField} of their youngest document.`,
    "# Nothing of this has been sent. Send it request by request, and read each answer.",
    "#",
    `# Before: the index lifecycle stack is deployed, and every writer writes to the data stream ${name}.`,
    "# No reindexing into the data stream: age counts there from the rollover, and every document would begin anew.",
    `# An index that covers more than ${days(partitionDays)} is split, or its oldest documents outlive their period.`,
    ...consoleRequest("GET", `_ilm/policy/${path(definitionName(name))}`),
    ...consoleRequest("GET", `_data_stream/${path(name)}`),
  ].join("\n");
}

function oneIndex(index: string, target: ManagedIndex): string {
  const { name, timeField, partitionDays } = target;
  return [
    `# ---- ${index}`,
    "# 1. It takes no more documents, and leaves whatever lifecycle policy it has.",
    ...consoleRequest("PUT", `${path(index)}/_block/write`),
    ...consoleRequest("POST", `${path(index)}/_ilm/remove`),
    "",
    "# 2. When its oldest and its youngest document are from, and how many have no time: they go with the youngest.",
    "#    If youngest lies in the future, or has no value, nothing here says when the index is to go: decide by hand.",
    ...consoleRequest("GET", `${path(index)}/_search`, {
      size: 0,
      track_total_hits: true,
      aggs: {
        oldest: { min: { field: timeField, format: "epoch_millis" } },
        youngest: { max: { field: timeField, format: "epoch_millis" } },
        without_a_time: { missing: { field: timeField } },
      },
    }),
    "",
    `# 3. Only if oldest and youngest are more than ${days(partitionDays)} apart: split it. For each part an index of its own,`,
    "#    then steps 1, 2 and 4 for each part, and when their counts add up to that of step 2: the DELETE.",
    `#    A document without a time is in no part.`,
    ...commented([
      ...consoleRequest("PUT", `${path(index)}-part-1`, { mappings: strictMappings(target.elements) }),
      ...consoleRequest("POST", "_reindex?wait_for_completion=false", {
        conflicts: "abort",
        source: {
          index,
          query: { range: { [timeField]: { gte: "<first day>", lt: `<${days(partitionDays)} later>` } } },
        },
        dest: { index: `${index}-part-1`, op_type: "create" },
      }),
      ...consoleRequest("GET", `${path(index)}-part-1/_count`),
      ...consoleRequest("DELETE", path(index)),
    ]),
    "",
    "# 4. Under the policy, in one request: with the name alone, age would count from the creation of the index, and it",
    "#    could be deleted at once. It is never rolled over (indexing_complete); the policy still wants the name of an",
    `#    alias, which must not write to this index. If the youngest document is older than the period, it goes now.`,
    ...consoleRequest("PUT", `${path(index)}/_settings`, {
      "index.lifecycle.name": definitionName(name),
      "index.lifecycle.origination_date": YOUNGEST,
      "index.lifecycle.indexing_complete": true,
      "index.lifecycle.rollover_alias": name,
    }),
    "",
    '# 5. After 10 minutes: "managed" is true, "age" is that of the youngest document, "step" is not ERROR.',
    ...consoleRequest("GET", `${path(index)}/_ilm/explain`),
  ].join("\n");
}

/** A data stream cannot have the name of an index. */
function copyOf({ name }: ManagedIndex): string {
  return `${name}-adopted`;
}

function sameName(target: ManagedIndex): string {
  const { name } = target;
  const copy = copyOf(target);
  return [
    `# ---- ${name} has the name that the data stream is to have: it moves, BEFORE the index lifecycle stack is deployed.`,
    "# Writers stop until the data stream is there. The copy has the documents and the settings, and a new date of",
    "# creation, which step 4 makes good.",
    ...consoleRequest("PUT", `${path(name)}/_block/write`),
    ...consoleRequest("POST", `${path(name)}/_clone/${path(copy)}`),
    ...consoleRequest("GET", `_cluster/health/${path(copy)}?wait_for_status=yellow&timeout=10m`),
    "# The two counts are the same:",
    ...consoleRequest("GET", `${path(name)}/_count`),
    ...consoleRequest("GET", `${path(copy)}/_count`),
    "# Only then:",
    ...consoleRequest("DELETE", path(name)),
    "# Now deploy, and go on.",
    "",
    oneIndex(copy, target),
  ].join("\n");
}

function path(index: string): string {
  return encodeURIComponent(index);
}
