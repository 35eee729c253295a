import type { TerraformResourceLifecycle } from "cdktf";

/**
 * Has Terraform refuse a plan that would destroy or replace a resource whose loss is the loss of data. The
 * services' own protection comes on top: it refuses whoever asks, but only in the middle of an apply.
 */
export function destroyProtectionLifecycle(
  destroyProtection: boolean,
): TerraformResourceLifecycle | undefined {
  return destroyProtection ? { preventDestroy: true } : undefined;
}
