import { Token } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { GENERATED_SECRET } from "../secrets/secret-name";
import { areInTwoRegions } from "./place";
import { type Claim, isInTree, requireApart } from "./require-apart";

interface NumberedClaim extends Claim {
  readonly position: number;
}

/** The secrets of an app, in the order in which they were claimed. */
interface Secrets {
  readonly all: NumberedClaim[];
  /** Those of other names than `secretName` makes. */
  readonly given: NumberedClaim[];
  /** The others: two names contain one another only if they differ by what is appended. */
  readonly generated: Map<string, NumberedClaim[]>;
}

const secrets = new WeakMap<IConstruct, Secrets>();

/**
 * Has the synthesis refuse a secret whose name another one has, or contains, or is contained in: the provider searches
 * by a part of a name and takes the first that it finds (service_tencentcloud_ssm.go:409).
 */
export function uniqueSecret(construct: Construct, prop: string, value: string): void {
  if (Token.isUnresolved(value)) return;
  const { all, given, generated } = secretsOf(construct.node.root);
  const claim = { construct, prop, value, position: all.length };
  all.push(claim);
  const stem = GENERATED_SECRET.exec(value)?.[1];
  const alike = stem === undefined ? given : (generated.get(stem) ?? []);
  if (stem !== undefined) generated.set(stem, alike);
  alike.push(claim);
  const candidates = stem === undefined ? [all] : [alike, given];
  requireApart(
    claim,
    () => candidates.flatMap((list) => list.find((other) => isMet(claim, other)) ?? [])[0],
    (other) =>
      `the secret ${other.value}, which must not contain it nor be contained in it, in the same region and account, as far as region and allowedAccountIds of the providers tell`,
  );
}

function isMet(claim: NumberedClaim, other: NumberedClaim): boolean {
  return (
    other.position < claim.position &&
    (other.value.includes(claim.value) || claim.value.includes(other.value)) &&
    isInTree(other.construct) &&
    !areInTwoRegions(claim.construct, other.construct)
  );
}

function secretsOf(root: IConstruct): Secrets {
  const found = secrets.get(root) ?? { all: [], given: [], generated: new Map<string, NumberedClaim[]>() };
  secrets.set(root, found);
  return found;
}
