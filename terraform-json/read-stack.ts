import { parseJsonObject } from "./json-document";
import { type Configuration, configurationOf, parseConfiguration } from "./read-configuration";
import { readPlan } from "./read-plan";

const ALLOWED = "a cdk.tf.json, or the output of `terraform show -json`";

/**
 * What a stack declares, or is planned or known to be, whichever of these the file holds.
 *
 * @throws InputError if it holds none of them.
 */
export function readStack(text: string, file: string): Configuration {
  return "format_version" in parseJsonObject(text, file, ALLOWED)
    ? readPlan(text, file)
    : configurationOf(parseConfiguration(text, file));
}
