import type { PropRule } from "./prop-rule";
import type { StoreOverride } from "./store-sizes";

/**
 * What an environment may be called: its name goes before every store's in the cloud. Without hyphens, so that no
 * two environments can make the same name: `prod` and `eu-images` would meet `prod-eu` and `images`.
 */
export const ENVIRONMENT_NAME = /^[a-z][a-z0-9]{0,19}$/;
const ENVIRONMENT_NAME_FORM = "up to 20 lower-case letters and digits, beginning with a letter";

/** The rule that a prop is the name of an environment. */
export function environmentNameForm(prop: string, value: string): PropRule {
  return { rule: "name", prop, value, holds: ENVIRONMENT_NAME.test(value), allowed: ENVIRONMENT_NAME_FORM };
}

/** What a store is called in the cloud; for a bucket, the APPID follows. */
export function storeName(environment: string, store: string, override: StoreOverride = {}): string {
  return override.name ?? `${environment}-${store}`;
}
