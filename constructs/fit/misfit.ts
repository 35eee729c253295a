import { isBroken, type PropRule } from "../prop-rule";
import type { StoreOverride, StoreSizes } from "../store-sizes";
import type { RetentionSchedule } from "../../schedule/schedule";
import type { StoreSettings } from "../../schedule/kinds";
import type { Finding, Path } from "../../strict-yaml/problem";

/** What a policy asks for, and where it is to be deployed. */
export interface Fit {
  readonly schedule: RetentionSchedule;
  readonly environmentName: string;
  readonly appId: string;
  readonly sizes: StoreSizes;
  /** In how many zones the stores are put. */
  readonly zones: number;
  /** Whether what is inside of the clusters is made as well: their accounts are. */
  readonly managesClusters: boolean;
}

/** One store of the schedule, with what the environment says of it. */
export interface StoreFit<Settings extends StoreSettings> extends Fit {
  readonly store: string;
  readonly settings: Settings;
  readonly override: StoreOverride;
}

/** Something that has to change in the policy, or in the environment, before the one can be deployed to the other. */
export interface Misfit extends Finding {
  readonly file: "policy" | "environment";
}

/** Where the environment says a thing of a store: for this store alone, or for its kind. */
export function optionPath(
  { store, override }: StoreFit<StoreSettings>,
  kind: "mysql" | "elasticsearch" | "objectStorage",
  option: keyof StoreOverride,
): Path {
  return override[option] === undefined ? [kind, option] : ["stores", store, option];
}

/** Where the name of a store in the cloud comes from. */
export function nameOrigin({
  store,
  override,
}: Pick<StoreFit<StoreSettings>, "store" | "override">): Pick<Misfit, "file" | "path" | "onKey"> {
  return override.name === undefined
    ? { file: "policy", path: ["stores", store], onKey: true }
    : { file: "environment", path: ["stores", store, "name"] };
}

/** What breaks a rule on a name in the cloud that is made of the store's. */
export function brokenNames(
  fit: StoreFit<StoreSettings>,
  what: string,
  rules: readonly PropRule[],
): Misfit[] {
  return rules.filter(isBroken).map(({ value, allowed }) => ({
    ...nameOrigin(fit),
    wrong: `the ${what}'s name would be ${JSON.stringify(value)}, ${String(value).length} characters`,
    allowed: `allowed: ${allowed}`,
  }));
}

/** What breaks a rule of the store's constructs, in what the environment says of the store alone. */
export function brokenRules({ store }: StoreFit<StoreSettings>, rules: readonly PropRule[]): Misfit[] {
  return rules.filter(isBroken).map(({ prop, value, allowed }) => ({
    file: "environment",
    path: ["stores", store, prop],
    wrong: `is ${JSON.stringify(value)}`,
    allowed: `allowed: ${allowed}`,
  }));
}
