// eslint-disable-next-line no-control-regex -- that is what colours are made of
const COLOURS = /\u001b\[[0-9;]*m/g;
const PLANNED = /Plan: (?:(\d+) to import, )?(\d+) to add, (\d+) to change, (\d+) to destroy/g;
const APPLIED = /complete! Resources: (?:(\d+) imported, )?(?:(\d+) added, (\d+) changed, )?(\d+) destroyed/g;

/** What a run planned or did, over all its stacks. */
export interface Counts {
  /** Of these, some are counted as changed as well. */
  readonly imported: number;
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
}

export function plannedCounts(output: string): Counts {
  return total(output, PLANNED);
}

export function appliedCounts(output: string): Counts {
  return total(output, APPLIED);
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

function total(output: string, pattern: RegExp): Counts {
  const counts = { imported: 0, add: 0, change: 0, destroy: 0 };
  for (const [, imported, add, change, destroy] of output.replace(COLOURS, "").matchAll(pattern)) {
    counts.imported += Number(imported ?? 0);
    counts.add += Number(add ?? 0);
    counts.change += Number(change ?? 0);
    counts.destroy += Number(destroy ?? 0);
  }
  return counts;
}
