import { locateFinding } from "../constructs/guard/finding";
import { configurationOf } from "../terraform-json/read-configuration";
import { refuseNotKnown } from "./not-known";
import { possiblePublicAccess, publicAccess } from "./public-access";
import { type Received, receivedJson } from "./received";
import { type MatcherResult, noneOf } from "./verdict";
import { verifyNoArgument } from "./wrong-argument";

/**
 * Passes if no resource is open to everybody. An exemption has no say: it would be public all the same.
 *
 * @throws Error if none is, as far as can be known, and an argument that may open one is not known.
 */
export function toHaveNoPublicAccess(received: Received, ...given: readonly unknown[]): MatcherResult {
  verifyNoArgument("toHaveNoPublicAccess", given);
  const { resources } = configurationOf(receivedJson(received));
  const open = publicAccess(resources);
  if (open.length === 0) refuseNotKnown(possiblePublicAccess(resources).map(locateFinding));
  return noneOf(open.map(locateFinding), "no resource is open to everybody");
}
