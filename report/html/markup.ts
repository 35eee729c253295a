/** HTML that is safe to write as it is. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = Markup | string | number | readonly Part[];

/** HTML with values in it; what is not markup itself stays text, whatever it holds. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(String.raw({ raw: literals }, ...parts.map(write)));
}

/** Text of the policy among text of the page: its direction is its own, and does not spill over. */
export function own(text: string): Markup {
  return html`<bdi>${text}</bdi>`;
}

/** A name of the code, which may be broken where a word in it ends. */
export function code(name: string): Markup {
  const words = name.split(/(?<=[._/-])|(?<=[a-z0-9])(?=[A-Z])/);
  return html`<code dir="auto">${words.map((word, i) => (i === 0 ? word : html`<wbr />${word}`))}</code>`;
}

/** Things after one another, with something between them. */
export function joined(parts: readonly Part[], between: string): Part {
  return parts.map((part, i) => (i === 0 ? part : [between, part]));
}

function write(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (typeof part === "object") return part.map(write).join("");
  return escaped(String(part));
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Control characters are not allowed in HTML, not even as entities. */
function escaped(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n]/gu, "\u{FFFD}")
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
