import { RULE_GROUPS } from "./rules";

/** Between these two lines of a document stands what the code says. */
const BEGIN = "<!-- rules: begin, written by npm run docs -->";
const END = "<!-- rules: end -->";

/** The document with the catalogue of the rules as it is now. */
export function withRuleCatalogue(document: string): string {
  const [before, , after] = document.split(new RegExp(`(?<=${BEGIN}\n)([^]*)(?=${END})`));
  if (before === undefined || after === undefined) throw new Error(`the document has no ${BEGIN}, ${END}`);
  return `${before}\n${ruleCatalogue()}\n${after}`;
}

function ruleCatalogue(): string {
  return RULE_GROUPS.map(({ title, rules }) =>
    [
      `### ${title}\n`,
      ...rules.map(({ id, title, why, exemptable }) => {
        const lifted = exemptable ? "" : " **Cannot be exempted.**";
        return `- \`${id}\`: **${escaped(title)}.** ${escaped(why)}${lifted}`;
      }),
      "",
    ].join("\n"),
  ).join("\n");
}

/** A `*` or a `_` would be taken for emphasis. */
function escaped(text: string): string {
  return text.replace(/(?<!\w)[*_]|[*_](?!\w)/g, String.raw`\$&`);
}
