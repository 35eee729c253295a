import { CHANGE_RULES } from "./arguments/argument-rules";
import { attributePath, type Finding, type Path } from "./diagnostics";
import { type Member, mapInner, membersOf } from "./members";
import type { Resource } from "./resource";
import type { AttributeRules } from "./rules";
import type { Attribute, Block } from "./schema";
import {
  isAbsent,
  isEqual,
  isList,
  isObject,
  isWhollyKnown,
  type ObjectValue,
  UNKNOWN,
  type Value,
} from "./values";

export interface Plan {
  readonly state: ObjectValue;
  readonly replaced: readonly Path[];
  readonly findings: readonly Finding[];
}

/**
 * What a create (no prior state) or an update would make of a resource.
 *
 * @param imported the prior state comes from an import, which cannot ask a service: what it leaves null is not known
 * to differ, so it neither replaces anything nor counts as a change of an immutable argument, and what the service
 * would have answered to the import it answers to the update that follows.
 */
export function plan(
  resource: Resource,
  prior: ObjectValue | null,
  config: ObjectValue,
  imported = false,
): Plan {
  const state = planObject(resource, resource.schema.block, config, prior, {
    prefix: "",
    inSet: false,
    imported,
  });
  if (!prior) return { state, replaced: [], findings: [] };
  const changed = (path: string): boolean => {
    const [before, after] = [valuesAt(prior, path), valuesAt(state, path)];
    if (imported && before.every((value) => value === null)) return false;
    return !isEqual(before, after);
  };
  const replaced = Object.entries(resource.rules.attributes)
    .filter(([path, rules]) => rules.forceNew && changed(path))
    .map(([path]) => attributePath(path.split(".")[0] ?? path));
  // A replacement does not update: the provider never looks at its immutable arguments then.
  const immutable = replaced.length > 0 ? [] : (resource.rules.immutable ?? []).filter(changed);
  const inside = replaced.length > 0 ? [] : (CHANGE_RULES[resource.type]?.(prior, state) ?? []);
  return { state, replaced, findings: [...immutable.map(refusedChange), ...inside] };
}

function refusedChange(argument: string): Finding {
  return {
    severity: "error",
    summary: `argument \`${argument}\` cannot be changed`,
    detail: "The provider refuses to change it after creation. Keep the value, or replace the resource.",
    path: attributePath(argument),
  };
}

interface Place {
  readonly prefix: string;
  /** Elements of a set are told apart by their values: one that changes at apply would be another element. */
  readonly inSet: boolean;
  readonly imported: boolean;
}

function planObject(
  resource: Resource,
  block: Block,
  config: ObjectValue,
  prior: ObjectValue | null,
  place: Place,
): ObjectValue {
  return Object.fromEntries(
    membersOf(block).map((member) => {
      const [written, before] = [
        config[member.name] ?? null,
        prior ? (prior[member.name] ?? null) : undefined,
      ];
      return [member.name, planMember(resource, member, written, before, place)];
    }),
  );
}

/** @param before undefined if the object that has the member is new. */
function planMember(
  resource: Resource,
  member: Member,
  written: Value,
  before: Value | undefined,
  place: Place,
): Value {
  const { attribute, inner } = member;
  const path = place.prefix + member.name;
  const rules = resource.rules.attributes[path];
  if (attribute?.write_only) return null;
  if (attribute && written === null)
    return planUnwritten(rules, attribute.computed, before, { ...place, legacy: resource.legacy });
  if (isAbsent(written) && resource.rules.computedBlocks?.includes(path))
    return before === undefined || (place.imported && isAbsent(before)) ? UNKNOWN : before;
  if (resource.legacy && isOneUnknown(attribute, written)) return UNKNOWN;
  if (!inner) return rules?.sameJson && isSameJson(written, before) ? (before ?? null) : written;
  return mapInner(inner.nesting, written, (object, key) =>
    planObject(resource, inner.block, object, counterpart(before, key), {
      ...place,
      prefix: `${path}.`,
      inSet: place.inSet || inner.nesting === "set",
    }),
  );
}

function planUnwritten(
  rules: AttributeRules | undefined,
  computed: boolean | undefined,
  before: Value | undefined,
  place: Place & { readonly legacy: boolean },
): Value {
  // The older SDK sees no difference between nothing and an empty text.
  if (rules?.default === "" && place.legacy && !before) return before ?? null;
  if (rules?.default !== undefined) return rules.default;
  if (!computed || place.inSet) return null;
  return before === undefined || (place.imported && before === null) ? UNKNOWN : before;
}

/** Of a map, and of a set of plain values, the older SDK knows nothing while it does not know one of its values. */
function isOneUnknown(attribute: Attribute | undefined, written: Value): boolean {
  const kind = Array.isArray(attribute?.type) ? String(attribute.type[0]) : "";
  return (kind === "map" || kind === "set") && !isWhollyKnown(written);
}

function counterpart(before: Value | undefined, key: number | string | undefined): ObjectValue | null {
  const found =
    key === undefined ? before : isList(before) ? before[Number(key)] : isObject(before) ? before[key] : null;
  return isObject(found) ? found : null;
}

function isSameJson(left: Value, right: Value | undefined): boolean {
  if (typeof left !== "string" || typeof right !== "string") return false;
  try {
    return isEqual(JSON.parse(left) as Value, JSON.parse(right) as Value);
  } catch {
    return false;
  }
}

/** All values at a path such as `rules.expiration.days`, through however many blocks. */
function valuesAt(value: Value, path: string): Value[] {
  if (isList(value)) return value.flatMap((item) => valuesAt(item, path));
  const [name = "", ...rest] = path.split(".");
  const found = isObject(value) ? (value[name] ?? null) : null;
  return rest.length === 0 ? [found] : valuesAt(found, rest.join("."));
}
