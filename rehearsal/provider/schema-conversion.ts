import type { Attribute, Block, NestedBlock, Nesting, Schema } from "./schema";

const NESTINGS: Record<Nesting, string> = {
  single: "SINGLE",
  list: "LIST",
  set: "SET",
  map: "MAP",
  group: "GROUP",
};

/** A schema from JSON as the protocol has it. */
export function toProtocolSchema(schema: Schema): object {
  return { version: schema.version, block: toBlock(schema.block) };
}

function toBlock(block: Block): object {
  return {
    attributes: Object.entries(block.attributes ?? {}).map(([name, attribute]) =>
      toAttribute(name, attribute),
    ),
    block_types: Object.entries(block.block_types ?? {}).map(([name, nested]) => toNestedBlock(name, nested)),
  };
}

function toAttribute(name: string, attribute: Attribute): object {
  const { required, optional, computed, sensitive, deprecated, write_only, nested_type: nested } = attribute;
  const flags = { name, required, optional, computed, sensitive, deprecated, write_only };
  if (!nested) return { ...flags, type: Buffer.from(JSON.stringify(attribute.type)) };
  const attributes = Object.entries(nested.attributes).map(([inner, value]) => toAttribute(inner, value));
  return { ...flags, nested_type: { attributes, nesting: `OBJECT_${NESTINGS[nested.nesting_mode]}` } };
}

function toNestedBlock(name: string, nested: NestedBlock): object {
  return {
    type_name: name,
    block: toBlock(nested.block),
    nesting: `BLOCK_${NESTINGS[nested.nesting_mode]}`,
    min_items: nested.min_items ?? 0,
    max_items: nested.max_items ?? 0,
  };
}
