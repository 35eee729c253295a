import type { Construct } from "constructs";

/** What is needed, in words, by prop; a prop of a prop as `size.memory`. */
export type Needed = Readonly<Record<string, string>>;

export const A_NAME = "a name, not empty";
export const A_PERIOD = "a period, such as Period.days(30)";

/**
 * Refuses at once what has to be there and is not, whatever its type says: `process.env.X!` may be undefined. A
 * construct without it cannot be built. An empty text says nothing either.
 *
 * @throws Error with every prop that is missing.
 */
export function requireGiven(construct: Construct, props: object, needed: Needed): void {
  const missing = Object.entries(needed).flatMap(([prop, allowed]) => {
    const value = valueAt(props, prop.split("."));
    if (value !== undefined && value !== null && value !== "") return [];
    return [
      `${construct.node.path}: required: ${prop} is ${value === "" ? '""' : String(value)}; ${allowed}`,
    ];
  });
  if (missing.length > 0) throw new Error(missing.join("\n"));
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (found, key) => (found as Record<string, unknown> | undefined | null)?.[key],
    value,
  );
}
