/** A screen's width of which nothing is cut off, in characters. */
const WIDTH = 100;

/** Text in lines of a screen's width, each indented; a word that is longer stays whole. */
export function wrapped(text: string, indent: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].map((each) => `${indent}${each}`).join("\n");
}

/** Each on lines of its own, with a dash. */
export function bullets(items: readonly string[]): string {
  return items.map((item) => wrapped(item, "    ").replace(/^ {4}/, "  - ")).join("\n");
}
