import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const PROJECT = join(__dirname, "..", "..");

/** A fenced block of a page. */
export interface CodeBlock {
  /** `docs/access.md:34` */
  readonly at: string;
  readonly file: string;
  /** What the block says that it is; empty if it says nothing. */
  readonly language: string;
  readonly text: string;
}

/** Every page that somebody reads, from the project's folder. */
export const PAGES: readonly string[] = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...readdirSync(join(PROJECT, "docs"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => relative(PROJECT, join(PROJECT, "docs", file)))
    .sort(),
];

export function pageText(file: string): string {
  return readFileSync(join(PROJECT, file), "utf8");
}

/** A block in a list is indented, and so is its text. */
const FENCE = /^( *)```(\S*)\n([^]*?)^\1```$/gm;

export const CODE_BLOCKS: readonly CodeBlock[] = PAGES.flatMap((file) => {
  const page = pageText(file);
  return [...page.matchAll(FENCE)].map((match): CodeBlock => {
    const [, indent = "", language = "", text = ""] = match;
    const line = page.slice(0, match.index).split("\n").length;
    return { at: `${file}:${line}`, file, language, text: text.replace(new RegExp(`^${indent}`, "gm"), "") };
  });
});
