import { TerraformStack, type TerraformProvider, Token } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { areOfTwoAccounts } from "./place";
import { type Claim, isInTree, requireApart } from "./require-apart";

interface UniqueName {
  readonly prop: string;
  readonly value: string;
}

/** By the root of an app, then by kind and name, in the order in which they were claimed. */
const claims = new WeakMap<IConstruct, Map<string, Claim[]>>();

/** Has the synthesis refuse a second bucket of one name. It ends in the APPID: two accounts never have the same. */
export function uniqueBucket(construct: Construct, name: UniqueName): void {
  requireUnique(construct, name, ["bucket"], "this bucket");
}

/** The same for what CAM has once in an account: a policy, or a role with the policy and the function named like it. */
export function uniqueInAccount(construct: Construct, name: UniqueName): void {
  requireUnique(
    construct,
    name,
    ["CAM"],
    "this one in the same account, as far as allowedAccountIds of the providers tell",
    areOfTwoAccounts,
  );
}

/**
 * The same for what a cluster has once: one data stream would have two periods.
 *
 * @param cluster its id, or the provider that talks to it. Whether two providers talk to one cluster cannot be told.
 */
export function uniqueInCluster(
  construct: Construct,
  name: UniqueName,
  kind: "index" | "data stream" | "account" | "snapshots",
  cluster: string | TerraformProvider | undefined,
): void {
  const within =
    typeof cluster === "string" ? cluster : [TerraformStack.of(construct).node.path, cluster?.node.path];
  requireUnique(construct, name, [kind, within], "this one in the same cluster");
}

/** What only Terraform will know cannot be compared. */
function requireUnique(
  construct: Construct,
  name: UniqueName,
  kind: readonly unknown[],
  has: string,
  areApart: (one: IConstruct, other: IConstruct) => boolean = () => false,
): void {
  if (Token.isUnresolved(name.value)) return;
  const claim = { construct, ...name };
  const alike = claimsOf(construct.node.root, JSON.stringify([...kind, name.value]));
  const before = alike.length;
  alike.push(claim);
  requireApart(
    claim,
    () =>
      alike
        .slice(0, before)
        .find((other) => isInTree(other.construct) && !areApart(construct, other.construct)),
    () => has,
  );
}

function claimsOf(root: IConstruct, key: string): Claim[] {
  const ofRoot = claims.get(root) ?? new Map<string, Claim[]>();
  claims.set(root, ofRoot);
  const found = ofRoot.get(key) ?? [];
  ofRoot.set(key, found);
  return found;
}
