import { TencentcloudProvider } from "@cdktf/provider-tencentcloud/lib/provider";
import { TerraformStack, Token } from "cdktf";
import type { IConstruct } from "constructs";

/** Where the resources of a stack are made, as far as its provider says so. */
interface Place {
  readonly region: string | undefined;
  readonly accounts: readonly string[] | undefined;
}

/** Whether two constructs are known to be of two accounts: credentials do not say whose they are, two keys may be one account's. */
export function areOfTwoAccounts(one: IConstruct, other: IConstruct): boolean {
  const [accounts, others] = [placeOf(one).accounts, placeOf(other).accounts];
  return accounts !== undefined && others !== undefined && !accounts.some((id) => others.includes(id));
}

/** Whether two constructs are known to be in two regions, or of two accounts. */
export function areInTwoRegions(one: IConstruct, other: IConstruct): boolean {
  const [region, another] = [placeOf(one).region, placeOf(other).region];
  if (region !== undefined && another !== undefined && region !== another) return true;
  return areOfTwoAccounts(one, other);
}

function placeOf(construct: IConstruct): Place {
  const [provider, ...others] = TerraformStack.of(construct)
    .node.findAll()
    .filter((child) => child instanceof TencentcloudProvider);
  // Of several, which one a resource uses cannot be told from here.
  if (provider === undefined || others.length > 0) return { region: undefined, accounts: undefined };
  const { region, allowedAccountIds: accounts } = provider;
  return {
    region: Token.isUnresolved(region) ? undefined : region,
    accounts:
      !accounts?.length || Token.isUnresolved(accounts) || accounts.some(Token.isUnresolved)
        ? undefined
        : accounts,
  };
}
