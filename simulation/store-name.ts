import type { Resource } from "../terraform-json/resource";

/** A construct says what it is; its primary resource says it no better. */
export function storeName({ constructPath, address }: Resource): string {
  return constructPath?.replace(/\/Resource$/, "") ?? address;
}
