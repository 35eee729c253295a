import { isObject, UNKNOWN } from "./arguments";
import { isSecretArgument } from "./secret-arguments";

/** What a plan says about the values of a resource, each in the form of the values themselves. */
export interface ValueMarks {
  /** True where only Terraform will know the value. */
  readonly unknown?: unknown;
  /** True where the value is sensitive. */
  readonly sensitive?: unknown;
  /** What the configuration sets; anything that it is silent about is the provider's own to fill in. */
  readonly set?: unknown;
}

/** An expression that sets whatever lies below it. */
const SETS_ALL = { references: [] };

/**
 * Blocks that rules look at. Where one is unknown, a dynamic block sets it, of which the configuration says nothing, or
 * the provider fills it in: nobody can tell which, so it counts as set.
 */
const BLOCKS = [
  "abort_incomplete_multipart_upload",
  "cos_backup",
  "delete",
  "egress",
  "es_acl",
  "es_public_acl",
  "expiration",
  "hot",
  "ingress",
  "lifecycle_rules",
  "non_current_expiration",
  "object_lock_configuration",
  "replica_rules",
  "triggers",
];

/** The arguments that are set and may be shown: see `Resource.values`. */
export function shownValues(values: unknown, marks: ValueMarks = {}): Record<string, unknown> {
  const shown = shownValue(values, marks);
  return isObject(shown) ? { ...shown } : {};
}

function shownValue(value: unknown, { unknown, sensitive, set }: ValueMarks): unknown {
  if (sensitive === true) return undefined;
  if (unknown === true) return set === undefined ? undefined : UNKNOWN;
  if (Array.isArray(value) || Array.isArray(unknown)) {
    const items = Array.isArray(value) ? value : [];
    const count = Math.max(items.length, Array.isArray(unknown) ? unknown.length : 0);
    return Array.from({ length: count }, (_, i) => {
      const item = { unknown: at(unknown, i), sensitive: at(sensitive, i), set };
      return shownValue(items[i], item);
    }).filter((item) => item !== undefined);
  }
  if (isObject(value) || isObject(unknown)) {
    const names = new Set([...Object.keys(value ?? {}), ...Object.keys(unknown ?? {})]);
    return Object.fromEntries(
      [...names]
        .filter((name) => !isSecretArgument(name))
        .map((name) => [
          name,
          shownValue(at(value, name), {
            unknown: at(unknown, name),
            sensitive: at(sensitive, name),
            set: setBelow(set, name, at(value, name)),
          }),
        ])
        .filter(([, shown]) => shown !== undefined),
    );
  }
  return value ?? undefined;
}

function at(value: unknown, key: string | number): unknown {
  if (value === null || typeof value !== "object") return undefined;
  return Object.hasOwn(value, key) ? (value as Record<string | number, unknown>)[key] : undefined;
}

/**
 * What sets the argument of a block. Blocks of a set stand in another order in the configuration than in the plan,
 * so any of them counts; and of a dynamic block the configuration says nothing, so its values speak for themselves.
 */
function setBelow(set: unknown, name: string, value: unknown): unknown {
  const blocks = Array.isArray(set) ? set : [set];
  if (blocks.some((block) => isObject(block) && ("references" in block || "constant_value" in block))) {
    return SETS_ALL;
  }
  const below = blocks.flatMap((block) => at(block, name) ?? []);
  if (below.length > 0) return below;
  if (BLOCKS.includes(name)) return SETS_ALL;
  return set !== undefined && Array.isArray(value) && value.length > 0 ? SETS_ALL : undefined;
}
