import type { PropRule } from "../prop-rule";

/** What CAM takes as the name of a role or a policy. */
export const CAM_NAME = /^[A-Za-z0-9+=,.@_-]{1,128}$/;
export const CAM_NAME_FORM = "up to 128 letters, digits and + = , . @ _ -";

/** The rule that a prop can be the name of a role or a policy. */
export function camNameForm(prop: string, value: string): PropRule {
  return { rule: "name", prop, value, holds: CAM_NAME.test(value), allowed: CAM_NAME_FORM };
}
