import { TerraformIterator, TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { destroyProtectionLifecycle } from "./destroy-protection";

export interface ProtectedInventoryProps {
  /** What holds data, in words: `database monitoring of monitoring-db`. */
  readonly items: readonly string[];
  readonly destroyProtection: boolean;
}

/**
 * A list of what holds data, kept in the state. Terraform's own protection leaves the configuration together with
 * the resource that it protects: a category taken out of the policy would take its database with it, unasked. This
 * list stays, and Terraform refuses a plan in which something is missing from it. Adding to it is free.
 */
export class ProtectedInventory extends Construct {
  constructor(scope: Construct, id: string, { items, destroyProtection }: ProtectedInventoryProps) {
    super(scope, id);
    // cdktf has a class for it, which asks the terraform command for its version at every synth.
    new TerraformResource(this, "Resource", {
      terraformResourceType: "terraform_data",
      forEach: TerraformIterator.fromList([...items].sort()),
      lifecycle: destroyProtectionLifecycle(destroyProtection),
    });
  }
}
