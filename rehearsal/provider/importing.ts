import type { Finding } from "./diagnostics";
import { conform } from "./members";
import type { Resource } from "./resource";
import { expand, parseId } from "./template";
import type { ObjectValue } from "./values";

/** The state that an import of this id begins with: the id, what can be read off it, and null for all else. */
export function importState(resource: Resource, id: string): ObjectValue | Finding {
  const { importable, importId, id: template } = resource.rules;
  if (!importable) {
    return { severity: "error", summary: `resource ${resource.type} doesn't support import` };
  }
  const known = parseId(importId ?? template, id);
  if (!known) {
    const detail = `${resource.type} has ids such as ${importId ?? template}.`;
    return { severity: "error", summary: `cannot import ${JSON.stringify(id)}`, detail };
  }
  return conform(resource.schema.block, { ...known, id: importId ? expand(template, known) : id });
}
