import type { CamRole } from "@cdktf/provider-tencentcloud/lib/cam-role";
import {
  DefaultTokenResolver,
  type IPostProcessor,
  type IResolvable,
  type IResolveContext,
  StringConcat,
  TerraformStack,
  Token,
  Tokenization,
} from "cdktf";
import type { Construct } from "constructs";
import type { Role } from "./role";

/**
 * What a role is known by: its name, and the reference to it if a stack creates it. Two roles that share one of these
 * are the same.
 */
export function identitiesOf(role: Role, scope: Construct): string[] {
  const names = isCreated(role) ? [role.nameInput, role.name] : [role.name];
  return names.map((name) => (Token.isUnresolved(name) ? expressionOf(name, scope) : name));
}

/** Whether a stack creates the role. */
export function isCreated(role: Role): role is CamRole {
  return "friendlyUniqueId" in role;
}

/**
 * A token is another text each time that it is asked for; what Terraform reads in its place is not, together with the
 * stacks that it refers to. Nothing is prepared: that would give those stacks outputs and backends before their time.
 */
function expressionOf(token: string, scope: Construct): string {
  const stacks = new Set<string>();
  const resolver = new NotingResolver(stacks);
  const expression = String(Tokenization.resolve(token, { scope, resolver, preparing: false }));
  return [expression, ...stacks].join(" of ");
}

/** Resolves tokens, and notes which stacks they refer to. */
class NotingResolver extends DefaultTokenResolver {
  constructor(private readonly stacks: Set<string>) {
    super(new StringConcat());
  }

  override resolveToken(
    token: IResolvable,
    context: IResolveContext,
    postProcessor: IPostProcessor,
  ): unknown {
    // Of a reference, and in no interface; only it tells resources of one name in two stacks apart.
    if ("originStack" in token && TerraformStack.isStack(token.originStack))
      this.stacks.add(token.originStack.node.path);
    return super.resolveToken(token, context, postProcessor);
  }
}
