import { spawnSync } from "node:child_process";
import { join } from "node:path";

const RUNS = 3;

/** The whole rehearsal and each step of it, several times over: the rehearsal prints its own seconds. */
for (let run = 1; run <= RUNS; run++) {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(
    process.execPath,
    ["-r", "ts-node/register", join("rehearsal", "rehearse.ts")],
    {
      cwd: join(__dirname, ".."),
      stdio: "inherit",
    },
  );
  if (status !== 0) process.exit(1);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  process.stdout.write(`rehearsal ${run} of ${RUNS}: ${seconds.toFixed(1)} s\n\n`);
}
