import { join } from "node:path";
import { membersOf } from "../../rehearsal/provider/members";
import { readRules } from "../../rehearsal/provider/rules";
import { type Block, readProviderSchemas } from "../../rehearsal/provider/schema";

const schemas = readProviderSchemas(join(__dirname, "..", "..", "providers"));
const KEYS = (
  "forceNew default oneOf min max multipleOf minLength maxLength pattern suffix format classes conflictsWith " +
  "requiredWith exactlyOneOf sameJson computed answered unread capitals"
).split(" ");

function paths(block: Block, prefix = ""): string[] {
  return membersOf(block).flatMap(({ name, inner }) => [
    prefix + name,
    ...(inner ? paths(inner.block, `${prefix}${name}.`) : []),
  ]);
}

describe.each([...schemas])("the rules of %s", (name, { resources }) => {
  const rules = readRules(name);

  test("say where they come from and cover exactly the resources of the schema", () => {
    expect(rules.source).toMatch(/^[a-z]+ provider \d+\.\d+\.\d+$/);
    expect(Object.keys(rules.resources).sort()).toEqual(Object.keys(resources).sort());
  });

  test.each(Object.keys(resources))("of %s speak of arguments that it has, in known words", (type) => {
    const known = new Set(paths(resources[type]?.block ?? {}));
    const {
      attributes = {},
      immutable = [],
      computedBlocks = [],
      protectedBy,
      deleteRefused,
    } = rules.resources[type] ?? {};
    const others = Object.values(attributes).flatMap((one) => [
      ...(one.conflictsWith ?? []),
      ...(one.requiredWith ?? []),
      ...(one.exactlyOneOf ?? []),
    ]);
    const named = [
      ...Object.keys(attributes),
      ...immutable,
      ...computedBlocks,
      ...others,
      protectedBy?.attribute ?? "id",
      deleteRefused?.attribute ?? "id",
    ];

    expect(named.filter((path) => !known.has(path))).toEqual([]);
    expect(
      Object.values(attributes)
        .flatMap(Object.keys)
        .filter((key) => !KEYS.includes(key)),
    ).toEqual([]);
  });
});
