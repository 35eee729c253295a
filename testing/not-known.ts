/** What is wrong with an argument on whose value the answer depends, in the words of a finding. */
export const NOT_KNOWN = "not known before the apply, and decides the answer";

export const ALLOWED_IF_NOT_KNOWN =
  "a value in the configuration, or a reference to an argument that has one";

/** @throws Error that names what is not known: neither that it holds nor that it does not can be said. */
export function refuseNotKnown(arguments_: readonly string[]): void {
  if (arguments_.length > 0) throw new Error(arguments_.join("\n"));
}
