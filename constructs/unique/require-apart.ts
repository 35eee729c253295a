import type { Construct, IConstruct } from "constructs";
import { requireProps } from "../prop-rule";

/** A name that a construct gives to something in the cloud. */
export interface Claim {
  readonly construct: Construct;
  readonly prop: string;
  readonly value: string;
}

/**
 * Has the synthesis refuse a construct that claims a name which an earlier one has. The earlier ones are looked for
 * then, when the providers are there, which say where the constructs are.
 *
 * @param owner finds who has the name, and `has` says what it has.
 */
export function requireApart(
  { construct, prop, value }: Claim,
  owner: () => Claim | undefined,
  has: (owner: Claim) => string,
): void {
  requireProps(construct, () => {
    const found = owner();
    if (!found) return [];
    const allowed = `a name of its own: ${found.construct.node.path} has ${has(found)}`;
    return [{ rule: "unique-name", prop, value, holds: false, allowed }];
  });
}

/** Whether a construct was not taken out of the tree again. */
export function isInTree(construct: IConstruct): boolean {
  const { scope, id } = construct.node;
  return !scope || (scope.node.tryFindChild(id) === construct && isInTree(scope));
}
