/** One thing wrong with an input, and what would be right; not yet tied to a line of a file. */
export interface Finding {
  /** Keys and list indices from the top of the file. */
  readonly path: Path;
  /** What is wrong. */
  readonly wrong: string;
  /** What is allowed instead. */
  readonly allowed: string;
  /** Set if it is the key at the path that is wrong, not its value. */
  readonly onKey?: boolean;
}

/** A finding at its place in a file. */
export interface Problem extends Finding {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
}

export type Path = readonly (string | number)[];

/** Bad input: every problem of it at once. Its message is meant for a person, and needs no stack trace. */
export class InputError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.name = "InputError";
  }
}

/** `file:line:column path: what is wrong; what is allowed` */
export function formatProblem({ file, line, column, path, wrong, allowed }: Problem): string {
  const where = path.length > 0 ? ` ${path.map(step).join(".")}` : "";
  return `${oneLine(file)}:${line}:${column}${where}: ${wrong}; ${allowed}`;
}

/** A key as it is written, unless it would break the line or look like several keys. */
function step(key: string | number): string {
  return /^[^\s\p{C}"]+$/u.test(String(key)) ? String(key) : JSON.stringify(key);
}

/** A path may hold anything, and must not write on somebody's terminal. */
function oneLine(text: string): string {
  return text.replace(/\p{C}/gu, "\u{FFFD}");
}
