// eslint-disable-next-line no-control-regex -- that is what colours are made of
const COLOURS = /\u001b\[[0-9;]*m/g;
// Without spaces: see `compact`.
const PLANNED = /Plan:(?:(\d+)toimport,)?(\d+)toadd,(\d+)tochange,(\d+)todestroy/g;
const APPLIED = /complete!Resources:(?:(\d+)imported,)?(?:(\d+)added,(\d+)changed,)?(\d+)destroyed/g;

/** What a run planned or did, over all its stacks. */
export interface Counts {
  /** Of these, some are counted as changed as well. */
  readonly imported: number;
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
}

/** @param stacks names of the stacks whose output it is. */
export function plannedCounts(output: string, stacks: readonly string[]): Counts {
  return total(compact(output, stacks), PLANNED);
}

/** @param stacks names of the stacks whose output it is. */
export function appliedCounts(output: string, stacks: readonly string[]): Counts {
  return total(compact(output, stacks), APPLIED);
}

/**
 * cdktf prints whatever it has read of Terraform so far as a line of its own, behind the name of the stack, and may
 * break a sentence anywhere.
 */
function compact(output: string, stacks: readonly string[]): string {
  const plain = output.replace(COLOURS, "");
  return stacks.reduce((text, name) => text.replaceAll(`\n${name} `, ""), plain).replace(/\s+/g, "");
}

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

function total(compacted: string, pattern: RegExp): Counts {
  const counts = { imported: 0, add: 0, change: 0, destroy: 0 };
  for (const [, imported, add, change, destroy] of compacted.matchAll(pattern)) {
    counts.imported += Number(imported ?? 0);
    counts.add += Number(add ?? 0);
    counts.change += Number(change ?? 0);
    counts.destroy += Number(destroy ?? 0);
  }
  return counts;
}
