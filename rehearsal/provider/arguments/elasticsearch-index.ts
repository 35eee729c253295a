import { attributePath, type Finding } from "../diagnostics";
import type { ObjectValue } from "../values";

/** What the service does not change in an index that exists: how its documents are told apart by time. */
const FIXED_OPTIONS = ["timestamp_field", "write_mode"];

interface IndexMeta {
  readonly mappings?: Mapping;
  readonly options?: Readonly<Record<string, unknown>>;
}

interface Mapping {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Mapping>>;
}

/** Refuses what the service refuses to change: the options that are fixed, and the type of a field that is mapped. */
export function elasticsearchIndexChange(prior: ObjectValue, planned: ObjectValue): Finding[] {
  const [before, after] = [metaOf(prior), metaOf(planned)];
  const options = FIXED_OPTIONS.filter(
    (option) => before.options?.[option] !== undefined && before.options[option] !== after.options?.[option],
  ).map((option) => `option ${option}`);
  const changed = [...options, ...changedTypes(before.mappings, after.mappings, "")];
  return changed.map((what) => ({
    severity: "error",
    summary: `${what} cannot be changed`,
    detail: "It is fixed when the index is created: make another index, and copy what is to stay.",
    path: attributePath("index_meta_json"),
  }));
}

function changedTypes(before: Mapping = {}, after: Mapping = {}, prefix: string): string[] {
  return Object.entries(before.properties ?? {}).flatMap(([name, mapping]) => {
    const now = after.properties?.[name];
    if (!now) return [];
    if (now.type !== mapping.type) return [`type of field ${prefix}${name}`];
    return changedTypes(mapping, now, `${prefix}${name}.`);
  });
}

function metaOf({ index_meta_json: json }: ObjectValue): IndexMeta {
  return typeof json === "string" ? (JSON.parse(json) as IndexMeta) : {};
}
