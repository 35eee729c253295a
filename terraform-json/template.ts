import { UNKNOWN } from "./arguments";

/** What Terraform puts in, with the texts and one pair of braces in it. */
const TEMPLATE = /(?<!\$)\$\{(?:[^{}"]|"(?:[^"\\]|\\.)*"|\{[^{}]*\})*\}/g;

/** The text with something else in the place of what Terraform puts in. */
export function withTemplatesAs(text: string, replacement: string = UNKNOWN): string {
  return text.replace(TEMPLATE, () => replacement);
}
