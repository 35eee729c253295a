import type { PropRule } from "./prop-rule";

/** What a region of the cloud is called. */
export const REGION = /^[a-z]+-[a-z]+(-[a-z0-9]+)?$/;
export const REGION_FORM = "a region, such as ap-guangzhou";

/** The rule that a prop is a region, if it is there. */
export function regionForm(prop: string, value: string | undefined): PropRule {
  return {
    rule: "region",
    prop,
    value,
    holds: value === undefined || REGION.test(value),
    allowed: REGION_FORM,
  };
}
