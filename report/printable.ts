/** Control and format characters, except line breaks and the joiners that some scripts and emoji are written with. */
const UNPRINTABLE = /[^\P{C}\n\u200C\u200D]/gu;

/** Text that cannot steal into a terminal: nothing in it moves the cursor, colours, or turns the direction. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, "\u{FFFD}");
}

/** What somebody wrote over several lines, on one. */
export function oneLine(text: string): string {
  return text.trim().replace(/\s+/gu, " ");
}

/** The same value in JSON, with what is not printable escaped. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(UNPRINTABLE, (character) =>
    Array.from({ length: character.length }, (_, i) => escape(character.charCodeAt(i))).join(""),
  );
}

function escape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
