import { TerraformStack, Testing } from "cdktf";
import type { JsonObject } from "../terraform-json/json-document";
import { parseConfiguration } from "../terraform-json/read-configuration";

/** What the matchers look at: a stack, or what `Testing.synth` makes of one. */
export type Received = TerraformStack | string;

/**
 * The Terraform JSON of what was passed to `expect`.
 *
 * @throws InputError if a text is no such JSON.
 */
export function receivedJson(received: Received): JsonObject {
  if (typeof received === "string") return parseConfiguration(received, "the text passed to expect");
  if (!TerraformStack.isStack(received)) {
    throw new TypeError(
      "expect() was given neither; allowed: a TerraformStack, or what Testing.synth returns",
    );
  }
  // Runs the aspects. Its text has no paths of constructs, and the stack's own JSON has.
  Testing.synth(received);
  return received.toTerraform() as JsonObject;
}
