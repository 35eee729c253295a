import { lifecyclePolicy } from "../../constructs/elasticsearch/definitions/lifecycle-policy";
import { definitionName, type ManagedIndex } from "../../constructs/elasticsearch/definitions/managed-index";
import { days } from "../../policy/counted";
import type { AdoptedIndex } from "./adopted-index";
import { adoptedSettings, path, youngestOf } from "./adoption-requests";
import { commented, consoleRequest } from "./console";

/** An index whose youngest document the checks have found. */
export type CheckedIndex = AdoptedIndex & Required<Pick<AdoptedIndex, "youngest">>;

const MS_PER_DAY = 86_400_000;

interface Circumstances {
  /** Whether the data stream's name is that of an alias, and the indices those behind it. */
  readonly series: boolean;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** The requests that adopt indices which were checked, as lines. */
export function adoptionChanges(
  target: ManagedIndex,
  indices: readonly CheckedIndex[],
  { series, now }: Circumstances,
): string[] {
  const same = indices.find(({ name }) => name === target.name);
  const own = indices.filter(({ dataStream }) => dataStream === target.name);
  const others = indices.filter((index) => index !== same && !own.includes(index) && !series);
  return [
    ...preface(target),
    "",
    ...(same
      ? ofSameName(target, same, now)
      : series
        ? ofSeries(target, indices, now)
        : own.length > 0
          ? ofOwnStream(target, own, now)
          : deployedBefore(target)),
    ...others
      .filter(({ dataStream }) => dataStream === undefined)
      .flatMap((index) => ["", ...oneIndex(target, index, now)]),
    ...streamsOf(others).flatMap((stream) => [
      "",
      ...ofOtherStream(
        target,
        stream,
        others.filter(({ dataStream }) => dataStream === stream),
        now,
      ),
    ]),
    "",
    ...inTheEnd(target, indices, now),
  ];
}

/** What an index is copied to that has the name of the data stream. */
export function copyOf({ name }: ManagedIndex): string {
  return `${name}-adopted`;
}

function preface({ name, timeField, deleteAfterDays }: ManagedIndex): string[] {
  return [
    `# Brings indices under ${definitionName(name)}, which deletes them ${days(deleteAfterDays)} after the ${timeField} of their youngest document.`,
    "# Only for indices that passed every check. Send the requests one by one, in this order. Stop at an answer that is not",
    "# as its comment says. Nothing is copied into the data stream: age counts from the rollover there, so that every",
    "# document would begin its period again.",
  ];
}

function deployedBefore({ name }: ManagedIndex): string[] {
  return [
    `# DEPLOY BEFORE: the index lifecycle stack is deployed, and all writers write to the data stream ${name}.`,
    ...consoleRequest("GET", `_ilm/policy/${path(definitionName(name))}`),
    ...dataStreamIsManaged(name),
  ];
}

function dataStreamIsManaged(name: string): string[] {
  return [
    `# "template" is ${definitionName(name)}. Any other has a higher priority and ends the lifecycle: remove that one.`,
    ...consoleRequest("GET", `_data_stream/${path(name)}`),
  ];
}

/** The index is in the way of the data stream: it moves. */
function ofSameName(target: ManagedIndex, { name, youngest }: CheckedIndex, now: number): string[] {
  const copy = copyOf(target);
  const moved = isOverdue(target, youngest, now)
    ? ["# All its documents are past their period."]
    : [
        "# The copy is created with its lifecycle.",
        ...consoleRequest("POST", `${path(name)}/_clone/${path(copy)}`, {
          settings: adoptedSettings(target, youngest),
        }),
        ...isManaged(target, youngest, copy),
        '# Repeat until "timed_out" is false.',
        ...consoleRequest("GET", `_cluster/health/${path(copy)}?wait_for_status=yellow&timeout=30s`),
        "# Both counts are equal.",
        ...consoleRequest("GET", `${path(name)}/_count`),
        ...consoleRequest("GET", `${path(copy)}/_count`),
        "# Only then:",
      ];
  return [
    `# ---- ${name} is an index with the name of the data stream. STOP ITS WRITERS until the data stream exists.`,
    ...policyFirst(target),
    ...takesNoMore(target, name, youngest),
    ...moved,
    ...consoleRequest("DELETE", path(name)),
    ...deployNow(target),
  ];
}

/** The alias is in the way of the data stream: it goes, and the indices stay. */
function ofSeries(target: ManagedIndex, indices: readonly CheckedIndex[], now: number): string[] {
  const { name } = target;
  return [
    `# ---- ${name} is an alias of these indices. STOP ITS WRITERS until the data stream exists.`,
    ...policyFirst(target),
    ...indices.flatMap((index) => takesNoMore(target, index.name, index.youngest)),
    `# From now on ${name} finds nothing: readers must use the names of the indices.`,
    ...consoleRequest("POST", "_aliases", {
      actions: [{ remove: { indices: indices.map((index) => index.name), alias: name, must_exist: true } }],
    }),
    ...indices.flatMap((index) => ["", ...underPolicy(target, index, now)]),
    "",
    "# 404. Otherwise the alias has further indices: adopt those as well.",
    ...consoleRequest("GET", `_alias/${path(name)}`),
    ...deployNow(target),
  ];
}

/** The data stream stays, and what is new in it is the project's. */
function ofOwnStream(target: ManagedIndex, indices: readonly CheckedIndex[], now: number): string[] {
  const { name } = target;
  return [
    `# ---- ${name} is a data stream already. It stays, and so do its writers and readers.`,
    "# DEPLOY NOW: import the data stream into the index lifecycle stack (docs/existing-resources.md), then deploy it.",
    ...dataStreamIsManaged(name),
    "# The new backing index is under the policy. None of the indices below is written to any more.",
    ...consoleRequest("POST", `${path(name)}/_rollover`),
    ...indices.flatMap((index) => ["", ...oneIndex(target, index, now)]),
  ];
}

function ofOtherStream(
  target: ManagedIndex,
  stream: string,
  indices: readonly CheckedIndex[],
  now: number,
): string[] {
  return [
    `# ---- The data stream ${stream} has no writers left. The rollover gives it an empty write index.`,
    ...consoleRequest("POST", `${path(stream)}/_rollover`),
    ...indices.flatMap((index) => ["", ...oneIndex(target, index, now)]),
    "",
    `# Block the empty write index ("new_index" in the answer to the rollover). When it is the only one left that`,
    `# GET /_data_stream/${path(stream)} lists, delete the data stream.`,
    ...commented([
      ...consoleRequest("PUT", "<new_index>/_block/write"),
      ...consoleRequest("DELETE", `_data_stream/${path(stream)}`),
    ]),
  ];
}

function oneIndex(target: ManagedIndex, index: CheckedIndex, now: number): string[] {
  return [
    `# ---- ${index.name}`,
    ...takesNoMore(target, index.name, index.youngest),
    ...underPolicy(target, index, now),
  ];
}

/** As the stack sets it: the deployment finds it as it is to be. */
function policyFirst(target: ManagedIndex): string[] {
  return [
    "# The policy, exactly as the stack will set it.",
    ...consoleRequest("PUT", `_ilm/policy/${path(definitionName(target.name))}`, lifecyclePolicy(target)),
  ];
}

function deployNow({ name }: ManagedIndex): string[] {
  return [
    "# DEPLOY NOW: the index lifecycle stack. Then start the writers again; they write to a data stream with op_type create.",
    ...dataStreamIsManaged(name),
  ];
}

function takesNoMore(target: ManagedIndex, name: string, youngest: number): string[] {
  return [
    `# Block writes to ${name}. youngest.value_as_string is still ${youngest}; otherwise start again with the new value.`,
    ...consoleRequest("PUT", `${path(name)}/_block/write`),
    ...consoleRequest("POST", `${path(name)}/_refresh`),
    ...consoleRequest("GET", `${path(name)}/_search`, youngestOf(target)),
  ];
}

function underPolicy(
  target: ManagedIndex,
  { name, youngest, dataStream }: CheckedIndex,
  now: number,
): string[] {
  const overdue = isOverdue(target, youngest, now);
  const goes = overdue
    ? "is past its period and will be deleted at the next check, within minutes"
    : `will be deleted on ${new Date(youngest + target.deleteAfterDays * MS_PER_DAY).toISOString().slice(0, 10)}`;
  return [
    `# ${name} ${goes}. Between these two requests it has no lifecycle: repeat the second until it is acknowledged.`,
    ...consoleRequest("POST", `${path(name)}/_ilm/remove`),
    ...consoleRequest(
      "PUT",
      `${path(name)}/_settings`,
      adoptedSettings(target, youngest, dataStream !== undefined),
    ),
    ...(overdue ? ["# Gone already (404), or:"] : []),
    ...isManaged(target, youngest, name),
  ];
}

function isManaged({ name }: ManagedIndex, youngest: number, index: string): string[] {
  return [
    `# "managed" is true, "policy" is ${definitionName(name)}, and "lifecycle_date_millis" is ${youngest}.`,
    ...consoleRequest("GET", `${path(index)}/_ilm/explain`),
  ];
}

function inTheEnd(target: ManagedIndex, indices: readonly CheckedIndex[], now: number): string[] {
  const names = indices
    .filter(({ name, youngest }) => name !== target.name || !isOverdue(target, youngest, now))
    .map(({ name }) => (name === target.name ? copyOf(target) : name));
  if (names.length === 0) return [];
  return [
    '# ==== Finally, and again after 10 minutes, when no "step" is ERROR: no index is left without a lifecycle. An index past',
    "# its period is gone by then (404).",
    `# "managed" is true and "policy" is ${definitionName(target.name)} for each; "lifecycle_date_millis" is the time of its youngest document.`,
    ...consoleRequest("GET", `${path(...names)}/_ilm/explain`),
    ...streamsOf(indices).flatMap((stream) => wholeStream(target, stream)),
  ];
}

/** Backing indices that nobody named. */
function wholeStream({ name }: ManagedIndex, stream: string): string[] {
  const exempt =
    stream === name ? "" : ', but for the empty write index ("new_index"), which goes with the data stream';
  return [
    `# Every backing index of ${stream} is listed: "managed" is true and "policy" is ${definitionName(name)} for each${exempt}.`,
    "# Adopt any other as well.",
    ...consoleRequest("GET", `${path(stream)}/_ilm/explain`),
  ];
}

function streamsOf(indices: readonly AdoptedIndex[]): string[] {
  return [...new Set(indices.flatMap(({ dataStream }) => (dataStream === undefined ? [] : [dataStream])))];
}

function isOverdue({ deleteAfterDays }: ManagedIndex, youngest: number, now: number): boolean {
  return youngest + deleteAfterDays * MS_PER_DAY <= now;
}
