import type { Seen, Sighting } from "../../simulation/simulate";
import type { Copy } from "../../simulation/timeline";
import type { Moment } from "../../simulation/moment";
import type { Unit } from "../../simulation/unit";
import { oneLine, printable } from "../../report/printable";
import { textTable } from "../output/text-table";
import type { StackFile } from "./stacks";
import { ageInDays, shownAge, shownMoment } from "./ages";

/** One record's life. */
export interface Life {
  readonly unit: Unit;
  readonly written: Moment;
  readonly copies: readonly Copy[];
}

export function filesAsText(files: readonly StackFile[]): string {
  return files.map(({ file, written }) => `${shown(file)}, written ${shownMoment(written)}\n`).join("");
}

export function filesAsJson(files: readonly StackFile[]): object {
  return { stacks: files.map(({ file, written }) => ({ file, written: shownMoment(written) })) };
}

export function seenAsText(seen: readonly Seen[]): string {
  const head = ["store", "holds", "earliest seen", "latest seen", "last copy", "records"];
  const rows = seen.map(({ unit, earliest, latest, records }) => [
    shown(unit.store),
    shown(unit.name),
    shownAge(earliest.age),
    shownAge(latest.age),
    latest.copy,
    String(records),
  ]);
  return [textTable(head, rows), ...notesOf(seen.map(({ unit }) => unit))].join("\n");
}

export function seenAsJson(seen: readonly Seen[], seed: number): object {
  return {
    seed,
    seen: seen.map(({ unit, records, earliest, latest }) => ({
      ...named(unit),
      records,
      earliest: sighting(earliest),
      latest: sighting(latest),
    })),
  };
}

export function livesAsText(lives: readonly Life[]): string {
  return lives
    .map(({ unit, written, copies }) => {
      const rows = copies.map(({ what, readFrom, made, gone }) => [
        what,
        readFrom ? "yes" : "",
        shownMoment(made),
        shownMoment(gone),
        shownAge(gone - written),
      ]);
      const title = `${shown(unit.store)}: ${shown(unit.name)}, written ${shownMoment(written)}`;
      const table = textTable(["copy", "read from", "made", "gone", "age then"], rows);
      return [title, table, ...notesOf([unit])].join("\n");
    })
    .join("\n\n");
}

export function livesAsJson(lives: readonly Life[], seed: number): object {
  return {
    seed,
    records: lives.map(({ unit, written, copies }) => ({
      ...named(unit),
      written: shownMoment(written),
      copies: copies.map(({ what, readFrom, made, gone }) => ({
        copy: what,
        readFrom,
        made: shownMoment(made),
        gone: Number.isFinite(gone) ? shownMoment(gone) : null,
        days: ageInDays(gone - written),
      })),
    })),
  };
}

function sighting({ age, written, copy }: Sighting) {
  return { days: ageInDays(age), copy, written: shownMoment(written) };
}

function named({ store, name, notes }: Unit) {
  return { store, holds: name, notes };
}

function notesOf(units: readonly Unit[]): string[] {
  const notes = units.flatMap(({ store, name, notes }) =>
    notes.map((note) => shown(`${store}, ${name}: ${note}`)),
  );
  return notes.length > 0 ? ["", ...notes] : [];
}

/** A name in a stack may hold anything: a cell must not look like two rows, and is as wide as what is shown of it. */
function shown(text: string): string {
  return printable(oneLine(text));
}
