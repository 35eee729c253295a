import type { Member, PublicApi } from "./public-api";

/** Between these two lines of a page stands what the code says of an exported name. */
const SECTION = /(?<=^<!-- (\w+): begin, written by npm run docs -->\n).*?(?=^<!-- \1: end -->$)/gms;

/** The page with the tables of its props and members as the code has them now. */
export function withMemberTables(page: string, api: PublicApi): string {
  return page.replace(SECTION, (_, name: string) => `\n${tableOf(api.members(name))}\n`);
}

function tableOf(members: readonly Member[]): string {
  const methods = members.some(({ isMethod }) => isMethod);
  const defaults = !methods && members.some(({ byDefault, required }) => byDefault !== undefined || required);
  const rows = members.map(({ name, type, meaning, required, byDefault }) => [
    code(name),
    code(type),
    cell(meaning),
    ...(defaults ? [required ? "required" : defaultWords(byDefault)] : []),
  ]);
  return aligned([["name", "type", "meaning", ...(defaults ? ["default"] : [])], ...rows]);
}

/** A default that is a sentence begins with a hyphen, as in aws-cdk; any other is code. */
function defaultWords(byDefault = ""): string {
  return byDefault.startsWith("- ") ? cell(byDefault.slice(2)) : code(byDefault);
}

function code(text: string): string {
  return text === "" ? "" : `\`${cell(text)}\``;
}

function cell(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll("|", "\\|");
}

/** As prettier aligns it. */
function aligned(rows: readonly (readonly string[])[]): string {
  const longest = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  const [head = "", ...body] = rows.map((row) =>
    line(row.map((text, column) => text.padEnd(longest(column)))),
  );
  return [head, head.replace(/[^|\n]+/g, (padded) => ` ${"-".repeat(padded.length - 2)} `), ...body].join("");
}
