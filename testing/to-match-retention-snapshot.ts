import { expect } from "@jest/globals";
import { isObject } from "../terraform-json/arguments";
import { isSecretArgument } from "../terraform-json/secret-arguments";
import { type Received, receivedJson } from "./received";
import type { MatcherResult } from "./verdict";

/** Versions of the providers and where the state lies; credentials. */
const LEFT_OUT = ["terraform", "provider"];
/** A file by its absolute path, or by the one that cdktf copies it to; its name is kept. */
const FILE = /^(?:\/|[A-Za-z]:[\\/]|assets\/)(?:.*[\\/])?([^\\/]+\.[a-z]+)$/;
/** In lower case of archives, in upper case of the folders into which cdktf copies them. */
const HASH = /\b(?:[0-9a-f]{16,64}|[0-9A-F]{16,64})\b/g;

/**
 * Compares with jest's snapshot what is decided in a stack, without secrets, and without what an update or another
 * machine changes.
 */
export function toMatchRetentionSnapshot(
  this: { readonly isNot?: boolean | undefined },
  received: Received,
): MatcherResult {
  if (this.isNot) throw new Error("a snapshot cannot be refused: toMatchRetentionSnapshot has no .not");
  const decided = Object.entries(receivedJson(received)).filter(([name]) => !LEFT_OUT.includes(name));
  expect(stable(Object.fromEntries(decided))).toMatchSnapshot();
  return { pass: true, message: () => "" };
}

function stable(value: unknown): unknown {
  if (typeof value === "string") return value.replace(FILE, "$1").replace(HASH, "<hash>");
  if (Array.isArray(value)) return value.map(stable);
  if (!isObject(value)) return value;
  const written = Object.entries(value).filter(([name]) => name !== "//");
  return Object.fromEntries(
    written.map(([name, inner]) => [name, isSecretArgument(name) ? "<secret>" : stable(inner)]),
  );
}
