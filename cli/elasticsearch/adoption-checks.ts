import { definitionName, type ManagedIndex } from "../../constructs/elasticsearch/definitions/managed-index";
import { strictMappings } from "../../constructs/elasticsearch/mappings";
import { days } from "../../policy/counted";
import { flatElements } from "../../policy/flat-elements";
import type { AdoptedIndex } from "./adopted-index";
import { adoptedSettings, path, youngestOf } from "./adoption-requests";
import { commented, consoleRequest } from "./console";

/**
 * The requests that check whether indices can be adopted, as lines. None of them changes a document or a setting.
 *
 * @param again the options of the command that prints what comes next.
 */
export function adoptionChecks(
  target: ManagedIndex,
  indices: readonly AdoptedIndex[],
  again: readonly string[],
): string[] {
  return [
    ...preface(target),
    ...indices.flatMap((index) => ["", ...ofIndex(target, index)]),
    "",
    "# ==== If every answer is as described, this prints the requests that adopt them:",
    `# npx retention elasticsearch adopt ${[...indices.map(({ name }) => `${name}:<youngest>`), ...again].join(" ")}`,
    "",
    ...split(target),
  ];
}

function preface({ name, timeField, deleteAfterDays }: ManagedIndex): string[] {
  return [
    `# Checks before existing indices come under ${definitionName(name)}, which deletes them ${days(deleteAfterDays)} after the ${timeField} of`,
    "# their youngest document. These requests change no document and no setting. Send them one by one. If an answer is not",
    "# as its comment says, fix that first and start again.",
    "",
    '# "operation_mode" is RUNNING.',
    ...consoleRequest("GET", "_ilm/status"),
    `# What has the name ${name}?`,
    "# - Nothing (404): deploy the index lifecycle stack first, then let all writers write to the new data stream.",
    `# - An index: it blocks the data stream. Adopt ${name} itself.`,
    "# - An alias: it blocks the data stream. Adopt the indices behind it, with --series.",
    "# - A data stream that this project did not create: adopt its backing indices (.ds-...).",
    ...consoleRequest("GET", `_resolve/index/${path(name)}`),
  ];
}

function ofIndex(target: ManagedIndex, { name, dataStream }: AdoptedIndex): string[] {
  const { timeField } = target;
  const kind = dataStream === undefined ? "" : `, with "data_stream": ${JSON.stringify(dataStream)}`;
  return [
    `# ---- ${name}`,
    `# 1. It is listed under "indices" and is "open"${kind}. If it is closed: POST /${path(name)}/_open. If it is`,
    '#    listed under "aliases" or "data_streams", adopt the indices listed with it instead.',
    ...consoleRequest("GET", `_resolve/index/${path(name)}`),
    "# 2. No index.blocks setting but write is true: read_only, metadata and read_only_allow_delete refuse a lifecycle.",
    "#    STOP if index.lifecycle.skip is true (it is never deleted), parse_origination_date is true (its name says its age)",
    "#    or prefer_ilm is false (the data stream's own lifecycle goes first). No later request takes skip or prefer_ilm away.",
    `#    Take the old policy off, which would go on: POST /${path(name)}/_ilm/remove. Then set what is there to null:`,
    `#    PUT /${path(name)}/_settings {"index.lifecycle.skip": null}, and the others in the same way. Then send this again.`,
    "#    Whatever else begins with index.lifecycle is replaced.",
    ...consoleRequest("GET", `${path(name)}/_settings/index.blocks*,index.lifecycle*?flat_settings=true`),
    `# 3. ${timeField} has the type date or date_nanos. With any other type, decide by hand when the index is to go.`,
    ...consoleRequest("GET", `${path(name)}/_mapping/field/${path(timeField)}`),
    '# 4. "failed" is 0. Only refreshed documents are found in step 5.',
    ...consoleRequest("POST", `${path(name)}/_refresh`),
    "# 5. youngest.value_as_string is the time to use. in_the_future and before_1973 (seconds read as milliseconds) are 0;",
    "#    if they are not, decide by hand. The documents in without_a_time will be deleted with the youngest. If youngest",
    "#    has no value, the index has no document with a time: delete it by hand.",
    ...consoleRequest("GET", `${path(name)}/_search`, allTimes(target)),
    '# 6. "step" is not ERROR, and "action" is not shrink, forcemerge, searchable_snapshot or downsample: let these finish.',
    ...consoleRequest("GET", `${path(name)}/_ilm/explain`),
  ];
}

function allTimes(target: ManagedIndex): object {
  const { timeField: field } = target;
  const { aggs, ...search } = youngestOf(target);
  return {
    ...search,
    aggs: {
      ...aggs,
      oldest: { min: { field, format: "epoch_millis" } },
      without_a_time: { missing: { field } },
      in_the_future: { filter: { range: { [field]: { gt: "now" } } } },
      before_1973: { filter: { range: { [field]: { lt: "1973-01-01", format: "yyyy-MM-dd" } } } },
    },
  };
}

/** The parts are created with their lifecycle. Their names are unlike the index's: a template that matches it may not. */
function split(target: ManagedIndex): string[] {
  const { name, timeField, partitionDays, deleteAfterDays, elements } = target;
  return [
    `# ==== An index whose oldest and youngest are more than ${days(partitionDays)} apart keeps its oldest documents beyond their period. To`,
    `# avoid that, split it instead of adopting it, once ${definitionName(name)} is deployed. First compare its fields with the`,
    `# policy's; a document with any other field is refused: ${[...flatElements(elements).keys()].join(", ")}.`,
    ...commented([
      ...consoleRequest("GET", "<index>/_mapping"),
      ...consoleRequest("PUT", "<index>/_block/write"),
    ]),
    `# For each part of ${days(partitionDays)}, from <from> to <to> in milliseconds since 1970. Leave out parts whose <to> is more than ${days(deleteAfterDays)}`,
    "# ago: their documents are due. Documents without a time are in no part.",
    ...commented([
      ...consoleRequest("PUT", PART, {
        settings: adoptedSettings(target, "<to>"),
        mappings: strictMappings(elements),
      }),
    ]),
    `# "managed" is true, "policy" is ${definitionName(name)}, and "lifecycle_date_millis" is <to>.`,
    ...commented([
      ...consoleRequest("GET", `${PART}/_ilm/explain`),
      ...consoleRequest("POST", "_reindex?wait_for_completion=false", {
        conflicts: "abort",
        source: {
          index: "<index>",
          query: { range: { [timeField]: { gte: "<from>", lt: "<to>", format: "epoch_millis" } } },
        },
        dest: { index: PART, op_type: "create" },
      }),
    ]),
    '# <task> is "task" in the answer to _reindex. Repeat until "completed" is true. "failures" is [] and "created" equals "total": refused documents are reported only here.',
    ...commented([
      ...consoleRequest("GET", "_tasks/<task>"),
      ...consoleRequest("PUT", `${PART}/_block/write`),
    ]),
    "# Only when the parts hold every document that is to be kept:",
    ...commented(consoleRequest("DELETE", "<index>")),
  ];
}

const PART = "part-1-of-<index>";
