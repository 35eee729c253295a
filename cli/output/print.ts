import { styleText } from "node:util";
import { printable, printableJson } from "../../report/printable";

/** A part of an answer, under its heading. */
export interface Section {
  readonly heading: string;
  readonly body: string;
}

export function printText(text: string): void {
  process.stdout.write(`${printable(text)}\n`);
}

export function printSections(sections: readonly Section[]): void {
  const parts = sections.map(({ heading, body }) => `${strong(printable(heading))}\n${printable(body)}\n`);
  process.stdout.write(parts.join("\n"));
}

export function printJson(value: unknown): void {
  process.stdout.write(`${printableJson(value)}\n`);
}

/** On a terminal only, and never with NO_COLOR (no-color.org). */
function strong(text: string): string {
  const { stdout } = process;
  const inColour = stdout.isTTY && !process.env["NO_COLOR"] && stdout.hasColors();
  return inColour ? styleText("bold", text, { validateStream: false }) : text;
}
