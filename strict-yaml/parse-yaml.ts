import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  Parser,
  type CST,
  type Document,
  type Node,
} from "yaml";
import { EVALUATED } from "./evaluated";
import { keyName, locate } from "./locate";
import { DEEPEST, tooDeeplyNested } from "./nesting";
import { InputError, type Finding, type Path, type Problem } from "./problem";
import { explainSyntaxError } from "./syntax-error";

/** The text of a file as plain values, and the way back from a value to its line and column. */
export interface YamlText {
  /** Maps, lists, text, numbers, booleans and nulls, not yet checked against anything. */
  readonly raw: unknown;
  readonly file: string;
  /** What is wrong with the text although it can be read: keys that are there twice, for one. */
  readonly problems: readonly Problem[];
  problemAt(path: Path, wrong: string, allowed: string, at?: { readonly key: boolean }): Problem;
}

/** @throws InputError if the text is not one YAML 1.2 document that says what it says at its own place. */
export function parseYaml(text: string, file: string): YamlText {
  const lines = new LineCounter();
  const source = text.replace(/^\uFEFF/, "");
  const problemAtOffset = (offset: number, finding: Finding): Problem => {
    // A line counter that has seen no line at all says 0.
    const { line, col } = lines.linePos(offset);
    return { ...finding, file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };

  const tokens = tokensOf(source, lines);
  if (tokens === undefined) {
    const wrong = "a list or map is nested too deeply, or never closed";
    throw new InputError([problemAtOffset(0, { path: [], wrong, allowed: "allowed: every bracket closed" })]);
  }
  const deep = tooDeeplyNested(tokens);
  if (deep !== undefined) {
    const wrong = "lists and maps are nested too deeply";
    throw new InputError([
      problemAtOffset(deep, { path: [], wrong, allowed: `allowed: up to ${DEEPEST} inside each other` }),
    ]);
  }
  // Keys that are there twice are found while converting, where the first one's line can be named.
  const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: false, logLevel: "silent" } as const;
  const documents = [...new Composer(options).compose(tokens, true, source.length)];
  const [document, ...others] = documents as [Document.Parsed, ...Document.Parsed[]];

  const unreadable: Problem[] = [];
  const linesWithProblems = new Set<number>();
  const report = (offset: number, finding: Finding) => {
    const problem = problemAtOffset(offset, finding);
    // One slip in the syntax makes the parser complain several times about the rest of the line.
    if (!linesWithProblems.has(problem.line)) unreadable.push(problem);
    linesWithProblems.add(problem.line);
  };
  for (const error of [...document.errors, ...document.warnings]) {
    report(error.pos[0], { path: [], ...explainSyntaxError(error) });
  }
  for (const other of others.slice(0, 1)) {
    const wrong = "a second document begins here";
    report(other.range[0], { path: [], wrong, allowed: "allowed: one document a file" });
  }
  // A file may switch to YAML 1.1, in which `off` and `no` are booleans.
  if (document.directives.yaml.version !== "1.2") {
    report(0, { path: [], wrong: "is not YAML 1.2", allowed: "allowed: no %YAML line, or %YAML 1.2" });
  }
  if (unreadable.length > 0) throw new InputError(unreadable);

  const problems: Problem[] = [];
  const raw = convert(document.contents, [], {
    unreadable: (offset, finding) => unreadable.push(problemAtOffset(offset, finding)),
    unwanted: (offset, finding) => problems.push(problemAtOffset(offset, finding)),
    lineOf: (offset) => lines.linePos(offset).line,
  });
  if (unreadable.length > 0) throw new InputError([...unreadable, ...problems]);
  return {
    raw,
    file,
    problems,
    problemAt: (path, wrong, allowed, at) =>
      problemAtOffset(locate(document.contents, path, at?.key ?? false), { path, wrong, allowed }),
  };
}

/** Nothing, if the parser runs out of stack: it goes a level deeper at each line of a bracket that is never closed. */
function tokensOf(source: string, lines: LineCounter): CST.Token[] | undefined {
  try {
    return [...new Parser(lines.addNewLine).parse(source)];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

interface Complaints {
  /** A value cannot be known. */
  unreadable(offset: number, finding: Finding): void;
  /** A key is left out. */
  unwanted(offset: number, finding: Finding): void;
  lineOf(offset: number): number;
}

function convert(node: Node | null, path: Path, complaints: Complaints): unknown {
  if (isScalar(node)) return convertScalar(node.value, offsetOf(node), path, complaints);
  if (isSeq(node))
    return node.items.map((item, index) => convert(item as Node, [...path, index], complaints));
  if (isMap(node)) return convertMap(node.items, path, complaints);
  if (isAlias(node)) {
    // Not only because a few aliases can stand for billions of values: an auditor reads a value at its place.
    const wrong = `*${node.source} stands for a value that is written elsewhere`;
    complaints.unreadable(offsetOf(node), { path, wrong, allowed: "write the value out" });
  }
  return null;
}

function convertScalar(value: unknown, offset: number, path: Path, complaints: Complaints): unknown {
  if (typeof value === "string" && EVALUATED.test(value)) {
    const wrong = `has ${EVALUATED.exec(value)?.[0]}, which Terraform would evaluate`;
    complaints.unwanted(offset, { path, wrong, allowed: "allowed: text without ${, %{ and TfToken[" });
  }
  return value;
}

function convertMap(
  pairs: readonly { key: unknown; value: unknown }[],
  path: Path,
  complaints: Complaints,
): object {
  const entries: [string, unknown][] = [];
  const offsets = new Map<string, number>();
  for (const { key, value } of pairs) {
    const name = keyName(key);
    const offset = offsetOf(key as Node | null);
    const first = name === undefined ? undefined : offsets.get(name);
    if (name === undefined) {
      complaints.unreadable(offset, {
        path,
        wrong: "a key is not plain text",
        allowed: "allowed: text as a key",
      });
    } else if (first !== undefined) {
      const wrong = `this key is there twice: first on line ${complaints.lineOf(first)}`;
      complaints.unwanted(offset, { path: [...path, name], wrong, allowed: "allowed: each key once" });
    } else if (name === "__proto__") {
      // The one name that JavaScript objects give a meaning of their own.
      const wrong = 'unknown key "__proto__"';
      complaints.unwanted(offset, { path: [...path, name], wrong, allowed: "allowed: any other name" });
    } else {
      offsets.set(name, offset);
      convertScalar(name, offset, [...path, name], complaints);
      entries.push([name, convert(value as Node | null, [...path, name], complaints)]);
    }
  }
  return Object.fromEntries(entries);
}

function offsetOf(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}
