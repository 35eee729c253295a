import type { Resource } from "../../../terraform-json/resource";
import { blocks, isKnown, texts } from "../../../terraform-json/arguments";
import type { Covered } from "../coverage";

/** Key prefixes under which a bucket holds what it holds; the empty one is the whole bucket. */
export function placesIn({ settings, isAccessLog }: Covered): readonly string[] {
  if (settings.kind !== "object-storage" || isAccessLog || settings.prefixes.length === 0) return [""];
  return settings.prefixes;
}

/** Whether only Terraform knows what some rule of a bucket's lifecycle does. */
export function lifecycleIsOpen({ values }: Resource, action: string): boolean {
  return (
    texts(values["lifecycle_rules"]).length > 0 ||
    blocks(values, "lifecycle_rules").some((rule) => !isKnown(rule[action]))
  );
}
