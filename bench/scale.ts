import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { textTable } from "../cli/output/text-table";
import type { Taken } from "./scale-app";

const RUNS = 3;
const SIZES = [
  { what: "environments", counts: [1, 10, 100] },
  { what: "categories", counts: [10, 100, 1000] },
] as const;

function run(...args: readonly (string | number)[]): Taken {
  const command = ["-r", "ts-node/register", join("bench", "scale-app.ts"), ...args.map(String)];
  const output = execFileSync(process.execPath, command, { cwd: join(__dirname, ".."), encoding: "utf8" });
  return JSON.parse(output) as Taken;
}

/** The run of median length. */
function median(runs: readonly Taken[]): Taken {
  const sorted = [...runs].sort((a, b) => a.milliseconds - b.milliseconds);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/** Time and memory of a synthesis as the app grows, beside bare cdktf with as many resources in as many stacks. */
const rows = SIZES.flatMap(({ what, counts }) =>
  counts.map((count) => {
    const pairs = Array.from({ length: RUNS }, () => {
      const ours = run(what, count);
      return { ours, bare: run("bare", ours.resources, what === "environments" ? count : 1) };
    });
    const ours = median(pairs.map((pair) => pair.ours));
    const bare = median(pairs.map((pair) => pair.bare));
    return [
      `${count} ${what}`,
      String(ours.resources),
      `${(ours.milliseconds / ours.resources).toFixed(1)} ms`,
      `${(ours.milliseconds / bare.milliseconds).toFixed(2)} x`,
      `${ours.megabytes.toFixed(0)} MB`,
      `${(ours.megabytes / bare.megabytes).toFixed(2)} x`,
    ];
  }),
);
const head = ["synthesis of", "resources", "each", "time against bare", "memory", "memory against bare"];
process.stdout.write(`${textTable(head, rows)}\n`);
