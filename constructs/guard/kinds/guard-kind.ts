import type { CoverageLink } from "../coverage-link";
import type { Rule } from "../rule";

/** What the guard knows of one kind of store. */
export interface GuardKind {
  /** Types that are a store as a whole: their tag `store` must name a store of the kind. */
  readonly stores: readonly string[];
  /** Types that hold what lies in one part of a store, by the argument that names it. */
  readonly parts: Readonly<Record<string, string>>;
  /** Types that hold data and are neither. @default - none */
  readonly alsoHold?: readonly string[];
  /** Types with which the data goes: Terraform must refuse to destroy one that is of a store of the kind. */
  readonly protected: readonly string[];
  /** Where a resource says, by its arguments, which store it is part of. */
  readonly links: readonly CoverageLink[];
  /** What its resources must fulfil, by what goes wrong otherwise. */
  readonly rules: Partial<Record<RuleGroupName, readonly Rule[]>>;
}

export type RuleGroupName = "noEnd" | "copies" | "lifecycle" | "exposure" | "leastPrivilege";

/** Resources of some types belong to the store that an argument of theirs names. */
export function links(types: readonly string[], argument: string, to: string): CoverageLink[] {
  return types.map((type) => ({ type, argument, to }));
}
