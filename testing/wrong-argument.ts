import { wrongArgument } from "../constructs/wrong-argument";

/** @throws TypeError if a matcher that takes no argument was given one. */
export function verifyNoArgument(matcher: string, given: readonly unknown[]): void {
  if (given.length > 0) throw wrongArgument(matcher, given[0], "no argument");
}
