import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SCHEDULE_KINDS } from "../../schedule/kinds";
import { NOT_CONTROLLABLE_ANYWHERE } from "../../schedule/not-controllable";

/** What docs/copies.md calls a store. */
const SHORT = { mysql: "MySQL", elasticsearch: "Elasticsearch", "object-storage": "bucket" } as const;

/** The table of copies in docs/copies.md, without emphasis. */
const documented = readFileSync(join(__dirname, "..", "..", "docs", "copies.md"), "utf8")
  .replace(/\*\*|`/g, "")
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .map((line) =>
    line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );

describe("what is not controllable", () => {
  it.each([
    ...Object.entries(SCHEDULE_KINDS).flatMap(([kind, { notControllable }]) =>
      notControllable.map(({ copy, lives, note }) => [
        `${SHORT[kind as keyof typeof SHORT]}: ${copy}`,
        lives,
        note,
      ]),
    ),
    [NOT_CONTROLLABLE_ANYWHERE.copy, NOT_CONTROLLABLE_ANYWHERE.lives, NOT_CONTROLLABLE_ANYWHERE.note],
  ])("is in docs/copies.md: %s", (...row) => {
    expect(documented).toContainEqual(row);
  });

  it("is all that docs/copies.md calls so", () => {
    const known = [
      ...Object.values(SCHEDULE_KINDS).flatMap((kind) => kind.notControllable),
      NOT_CONTROLLABLE_ANYWHERE,
    ].map(({ note }) => note);

    const called = documented
      .map((cells) => cells[2] ?? "")
      .filter((note) => /not controllable|does not see/.test(note));

    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((note) => !known.includes(note))).toEqual([]);
  });
});
