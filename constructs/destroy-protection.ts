import type { TerraformResourceLifecycle } from "cdktf";

/**
 * Has Terraform refuse a plan that would destroy or replace a resource whose loss is the loss of data, for as long as
 * the resource is in the configuration: what is taken out of it, `ProtectedInventory` looks after. The services' own
 * protection comes on top: it refuses whoever asks, but only in the middle of an apply.
 */
export function destroyProtectionLifecycle(
  destroyProtection: boolean,
): TerraformResourceLifecycle | undefined {
  return destroyProtection ? { preventDestroy: true } : undefined;
}
