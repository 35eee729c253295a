import { expect } from "@jest/globals";
import { flag, isObject } from "../terraform-json/arguments";
import type { JsonObject } from "../terraform-json/json-document";
import { type Received, receivedJson } from "./received";
import type { MatcherResult } from "./verdict";
import { withoutLocalPaths } from "./without-local-paths";
import { asSecret, isSecretName, withoutSecrets } from "./without-secrets";
import { verifyNoArgument } from "./wrong-argument";

/** Versions of the providers and where the state lies; credentials. */
const LEFT_OUT = ["terraform", "provider"];

/** How many labels a block has before its arguments: `resource "type" "name" {`. */
const LABELS: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  ephemeral: 2,
  variable: 1,
  output: 1,
  module: 1,
};

/** The argument that is secret if the block as a whole is. */
const CONTENT: Readonly<Record<string, string>> = { variable: "default", output: "value" };

/**
 * Compares with jest's snapshot what is decided in a stack, without secrets, and without what an update or another
 * machine changes.
 */
export function toMatchRetentionSnapshot(
  this: { readonly isNot?: boolean | undefined },
  received: Received,
  ...given: readonly unknown[]
): MatcherResult {
  verifyNoArgument("toMatchRetentionSnapshot", given);
  if (this.isNot) throw new Error("a snapshot cannot be refused: toMatchRetentionSnapshot has no .not");
  const decided = Object.entries(withoutComments(receivedJson(received)) as JsonObject)
    .filter(([block]) => !LEFT_OUT.includes(block))
    .map(([block, value]) => [block, eachBody(value, LABELS[block] ?? 0, [block])]);
  expect(Object.fromEntries(decided)).toMatchSnapshot();
  return { pass: true, message: () => "" };
}

function withoutComments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutComments);
  if (!isObject(value)) return value;
  const written = Object.entries(value).filter(([name]) => name !== "//");
  return Object.fromEntries(written.map(([name, inner]) => [name, withoutComments(inner)]));
}

/** Names and types are shown as they are, whatever words are in them. */
function eachBody(value: unknown, labelsLeft: number, labels: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => eachBody(item, labelsLeft, labels));
  if (!isObject(value)) return value;
  if (labelsLeft === 0) return masked(value, labels);
  return Object.fromEntries(
    Object.entries(value).map(([label, inner]) => [
      label,
      eachBody(inner, labelsLeft - 1, [...labels, label]),
    ]),
  );
}

function masked(body: JsonObject, [block = "", label = ""]: readonly string[]): unknown {
  const shown = withoutSecrets(withoutLocalPaths(body, label)) as JsonObject;
  const content = CONTENT[block];
  if (content === undefined || !(content in body)) return shown;
  const isSecret = flag(body, "sensitive") === true || isSecretName(label);
  return isSecret ? { ...shown, [content]: asSecret(body[content]) } : shown;
}
