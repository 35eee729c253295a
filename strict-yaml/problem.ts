/** One thing wrong with an input file, and what would be right. */
export interface Problem {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  /** Keys and list indices from the top of the file. */
  readonly path: Path;
  /** What is wrong. */
  readonly wrong: string;
  /** What is allowed instead. */
  readonly allowed: string;
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
  const where = path.length > 0 ? ` ${path.join(".")}` : "";
  return `${file}:${line}:${column}${where}: ${wrong}; ${allowed}`;
}
