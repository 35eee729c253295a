// eslint-disable-next-line no-control-regex -- that is what colours are made of
const COLOURS = /\u001b\[[0-9;]*m/g;

/** The first lines of the errors or warnings that Terraform printed, each once. */
export function headlines(output: string, kind: "Error" | "Warning"): string[] {
  const found = output.replace(COLOURS, "").matchAll(new RegExp(`\\b${kind}: (.+)`, "g"));
  return [...new Set([...found].map(([, headline = ""]) => headline.trim()))];
}

/** The errors that Terraform printed, whole; it prints them last. */
export function errorsIn(output: string): string {
  const plain = output.replace(COLOURS, "");
  const first = plain.search(/^.*\bError: /m);
  return first < 0 ? "" : `${plain.slice(first).trimEnd()}\n`;
}
