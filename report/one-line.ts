/** Text for a cell: a line break in the middle of it becomes a space, and what no reader can see is left out. */
export function oneLine(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/\p{Cc}/gu, "")
    .trim();
}
