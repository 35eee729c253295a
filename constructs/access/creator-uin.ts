import type { PropRule } from "../prop-rule";

/** The UIN of an account. */
export const UIN = /^[1-9]\d{4,19}$/;
export const CREATOR_UIN_FORM = "the UIN of the account that Terraform runs as, such as 100000000001";

/** The rule that a prop is the UIN of who creates secrets, if it is there. */
export function creatorUinForm(prop: string, value: string | undefined): PropRule {
  return {
    rule: "uin",
    prop,
    value,
    holds: value === undefined || UIN.test(value),
    allowed: `${CREATOR_UIN_FORM}, or nothing`,
  };
}
