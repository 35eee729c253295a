import { changeMembers, type Member, zeroValue } from "./members";
import type { Resource } from "./resource";
import type { AttributeRules } from "./rules";
import { expand } from "./template";
import { isAbsent, isList, type ObjectValue, type Value } from "./values";

/**
 * The state as the provider reads it back from the service after an apply: not always what was written, and then the
 * next plan has a change to undo it.
 */
export function readBack(resource: Resource, state: ObjectValue, config: ObjectValue): ObjectValue {
  return changeMembers(resource.schema.block, state, (value, path, member, owner) => {
    const rules = resource.rules.attributes[path];
    return rules ? asRead(rules, value, member, { ...owner, ...writeOnly(resource, config) }) : value;
  });
}

function asRead(
  { answered, unread, capitals }: AttributeRules,
  value: Value,
  { attribute }: Member,
  owner: ObjectValue,
): Value {
  if (answered !== undefined && isAbsent(value))
    return typeof answered === "string" ? expand(answered, owner) || null : answered;
  if (unread === true) return zeroValue(attribute?.type);
  if (unread && isList(value)) return value.filter((one) => !unread.includes(String(one)));
  return capitals && typeof value === "string" ? value.toUpperCase() : value;
}

/** The service has them, though no state does. */
function writeOnly({ schema }: Resource, config: ObjectValue): ObjectValue {
  const names = Object.entries(schema.block.attributes ?? {}).filter(([, { write_only }]) => write_only);
  return Object.fromEntries(names.map(([name]) => [name, config[name] ?? null]));
}
