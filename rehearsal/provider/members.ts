import type { Attribute, AttributeType, Block, Nesting } from "./schema";
import { isList, isObject, type ObjectValue, type Value } from "./values";

/** What an object of the schema has inside: plain attributes, nested attributes and blocks, all alike. */
export interface Member {
  readonly name: string;
  /** Missing for a block. */
  readonly attribute?: Attribute;
  /** What is inside, for nested attributes and blocks. */
  readonly inner?: { readonly block: Block; readonly nesting: Nesting };
}

export function membersOf(block: Block): Member[] {
  const attributes = Object.entries(block.attributes ?? {}).map(([name, attribute]): Member => {
    const nested = attribute.nested_type;
    if (!nested) return { name, attribute };
    return {
      name,
      attribute,
      inner: { block: { attributes: nested.attributes }, nesting: nested.nesting_mode },
    };
  });
  const blocks = Object.entries(block.block_types ?? {}).map(
    ([name, { block: inner, nesting_mode }]): Member => ({
      name,
      inner: { block: inner, nesting: nesting_mode },
    }),
  );
  return [...attributes, ...blocks];
}

/** The value of a member that nobody wrote: blocks that repeat are then empty, all else is null. */
export function emptyValue(member: Member): Value {
  if (member.attribute || !member.inner) return null;
  if (member.inner.nesting === "list" || member.inner.nesting === "set") return [];
  return member.inner.nesting === "map" ? {} : null;
}

/** Applies a function to every object inside a nested value, whatever its nesting. */
export function mapInner(
  nesting: Nesting,
  value: Value,
  change: (inner: ObjectValue, key: number | string | undefined) => Value,
): Value {
  const changed = (inner: Value, key?: number | string): Value =>
    isObject(inner) ? change(inner, key) : inner;
  if (isList(value)) return value.map((inner, index) => changed(inner, index));
  if (nesting !== "map" || !isObject(value)) return changed(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, changed(inner, key)]));
}

/**
 * A value read from state JSON, in the shape of the schema: members that are missing are empty, members that the
 * schema does not have (any more) are dropped.
 */
export function conform(block: Block, value: ObjectValue): ObjectValue {
  return Object.fromEntries(
    membersOf(block).map((member) => {
      const given = value[member.name] ?? emptyValue(member);
      const { inner } = member;
      return [
        member.name,
        inner ? mapInner(inner.nesting, given, (object) => conform(inner.block, object)) : given,
      ];
    }),
  );
}

/** The value that an attribute of this type has when a service reports nothing. */
export function zeroValue(type: AttributeType | undefined): Value {
  const [kind] = typeof type === "string" ? [type] : (type ?? []);
  if (kind === "string") return "";
  if (kind === "number") return 0;
  if (kind === "bool") return false;
  if (kind === "list" || kind === "set" || kind === "tuple") return [];
  return kind === "map" ? {} : null;
}

/** Changes every member of an object of the schema, wherever it is: first itself, then what is inside. */
export function changeMembers(
  block: Block,
  object: ObjectValue,
  change: (value: Value, path: string, member: Member, owner: ObjectValue) => Value,
  path = "",
): ObjectValue {
  const changed: Record<string, Value> = { ...object };
  for (const member of membersOf(block)) {
    const here = path + member.name;
    const value = change(object[member.name] ?? null, here, member, changed);
    const { inner } = member;
    const deeper = (nested: ObjectValue, within: Block): Value =>
      changeMembers(within, nested, change, `${here}.`);
    changed[member.name] = inner
      ? mapInner(inner.nesting, value, (nested) => deeper(nested, inner.block))
      : value;
  }
  return changed;
}
