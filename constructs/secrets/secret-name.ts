import type { Construct } from "constructs";
import { nameForm, type PropRule, requireProps } from "../prop-rule";

/** Characters in the name of a secret: tencentcloud.com/document/product/1078/38656 */
export const MOST_SECRET_NAME_CHARACTERS = 128;

/** The rule that a prop can be the name of a secret. */
export function secretNameForm(prop: string, value: string, most = MOST_SECRET_NAME_CHARACTERS): PropRule {
  const allowed = "letters, digits, - and _, starting with a letter or digit";
  return nameForm(prop, value, /^[A-Za-z0-9][A-Za-z0-9_-]*$/, most, allowed);
}

/**
 * Name of the secret of a store's account in SSM. Environments and stores have no underscore in their names, so that
 * no secret's name contains another's.
 */
export function secretName(environment: string, store: string, account: string): string {
  return `retention_${environment}_${store}_${account}`;
}

/** A name that `secretName` makes, without and with a hash appended: no account's name begins with another's. */
export const GENERATED_SECRET =
  /^(retention_[a-z0-9]*_[A-Za-z0-9-]+_(?:root|elastic|reader|writer|purge))(?:-[0-9a-f]{8})?$/;

/**
 * Name of the secret of an account of a store that is in no environment, if its props do not say one. Nothing stands
 * where the environment would, so that no secret's name contains another's here either; a name that would spoil that
 * is refused at the synthesis.
 */
export function defaultSecretName(store: Construct, prop: string, name: string, account: string): string {
  requireProps(store, [
    {
      rule: "secret-name",
      prop: "name",
      value: name,
      holds: /^[A-Za-z0-9-]{1,100}$/.test(name),
      allowed: `up to 100 letters, digits and hyphens, which the secret of ${account} is named after, or a ${prop}`,
    },
  ]);
  return secretName("", name, account);
}
