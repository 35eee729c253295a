import { readFileSync } from "node:fs";
import { join } from "node:path";
import { minutesToDays } from "../../schedule/window";
import { type Process, PROCESSES } from "../../simulation/faults";
import { DAY } from "../../simulation/moment";
import { simulate } from "../../simulation/simulate";
import { unitsOf } from "../../simulation/units";
import { readStack } from "../../terraform-json/read-stack";
import { deployed, shippedEnvironment, shippedSchedule } from "../stacks/deployment";

const page = readFileSync(join(__dirname, "..", "..", "docs", "simulation.md"), "utf8");
const OPTIONS = { seed: 1, records: 1000 };
const FAULT_DAYS = [1, 3, 7];

describe("docs/simulation.md", () => {
  it("has the windows of the shipped policy as computed and as seen", () => {
    const seen = units().map((unit) => simulate(unit, OPTIONS));
    const rows = Object.values(shippedSchedule().categories).map(({ title, window, holdings }) => {
      const [holding] = holdings;
      const { earliest, latest } = seen.find(({ unit }) =>
        [holding?.unit, `production-${holding?.store}-1250000000`].includes(unit.name),
      )!;
      return [
        title,
        `${minutesToDays(window.earliest)} to ${minutesToDays(window.latest)} days`,
        `${inDays(earliest.age)} to ${inDays(latest.age)} days`,
        latest.copy,
      ];
    });

    expect(cellsOf("| category")).toEqual(rows);
  });

  it("has what each fault makes later, as it is seen", () => {
    const calm = units().map((unit) => simulate(unit, OPTIONS).latest.age);
    const rows = Object.entries(PROCESSES).map(([process, meaning]) => [
      `\`${process}\``,
      meaning,
      ...FAULT_DAYS.map((down) => {
        const faults = { [process as Process]: down * DAY };
        const late = units().map((unit, i) => simulate(unit, { ...OPTIONS, faults }).latest.age - calm[i]!);
        return `${inDays(Math.max(...late))} days`;
      }),
    ]);

    expect(cellsOf("| fault")).toEqual(rows);
  });
});

function units() {
  const json = deployed("production", shippedEnvironment("production"));
  return unitsOf(readStack(JSON.stringify(json), "cdk.tf.json").resources);
}

function inDays(age: number): string {
  return (age / DAY).toFixed(2);
}

/** The cells of the rows of the table that begins so. */
function cellsOf(head: string): string[][] {
  const lines = page.split("\n");
  const start = lines.findIndex((line) => line.startsWith(head));
  const rows = lines.slice(start + 2);
  const end = rows.findIndex((line) => !line.startsWith("|"));
  return rows.slice(0, end).map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
