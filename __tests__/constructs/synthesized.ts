import { RandomProvider } from "@cdktf/provider-random/lib/provider";
import { TencentcloudProvider } from "@cdktf/provider-tencentcloud/lib/provider";
import { Testing, TerraformStack } from "cdktf";

/** The Terraform JSON that a user gets: resources by type, then by name. */
export interface Synthesized {
  readonly resource: Readonly<Record<string, Readonly<Record<string, TerraformObject>>>>;
  readonly output?: Readonly<Record<string, { readonly value: string }>>;
  readonly data?: unknown;
  /** What Terraform takes over: the address in the configuration, and the id in the cloud. */
  readonly import?: readonly { readonly to: string; readonly id: string }[];
  readonly provider?: Readonly<Record<string, unknown>>;
  readonly variable?: unknown;
  readonly terraform?: unknown;
}

export type TerraformObject = Readonly<Record<string, unknown>>;

/** Synthesizes what `build` puts into a stack, without validation. */
export function synthesized(build: (stack: TerraformStack) => void): Synthesized {
  return JSON.parse(Testing.synth(stackOf(build))) as Synthesized;
}

/** What the synthesis refuses, each as `path: message`; nothing if it would go through. */
export function refusals(build: (stack: TerraformStack) => void): string[] {
  return stackOf(build)
    .node.findAll()
    .flatMap((construct) => construct.node.validate().map((refusal) => `${construct.node.path}: ${refusal}`));
}

/** The only resource of a type. */
export function only({ resource }: Synthesized, type: string): TerraformObject {
  const found = Object.values(resource[type] ?? {});
  if (found.length !== 1 || !found[0])
    throw new Error(`there are ${found.length} resources of type ${type}, not 1`);
  return found[0];
}

/** The list of what holds data; the row purge has a `terraform_data` as well. */
export function inventoryOf({ resource }: Synthesized): TerraformObject {
  const lists = Object.entries(resource["terraform_data"] ?? {}).filter(([, { for_each }]) => for_each);
  return only({ resource: { list: Object.fromEntries(lists) } }, "list");
}

/** The address of the only resource of a type; its name is another in each place of the tree. */
export function addressOf({ resource }: Synthesized, type: string): string {
  const [name, ...others] = Object.keys(resource[type] ?? {});
  if (name === undefined || others.length > 0) throw new Error(`not one resource of type ${type}`);
  return `${type}.${name}`;
}

function stackOf(build: (stack: TerraformStack) => void): TerraformStack {
  const stack = new TerraformStack(Testing.app(), "stack");
  new TencentcloudProvider(stack, "tencentcloud", { region: "ap-guangzhou" });
  new RandomProvider(stack, "random");
  build(stack);
  return stack;
}
