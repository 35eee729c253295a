import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compare } from "./timed";

const PROJECT = join(__dirname, "..");
const BARE = join(__dirname, "bare-app");
const PAIRS = 7;

const scratch = mkdtempSync(join(tmpdir(), "retention-bench-"));
const env = { CHECKPOINT_DISABLE: "1", CDKTF_OUTDIR: join(scratch, "direct") };
const app = [process.execPath, "-r", "ts-node/register", "main.ts"] as const;
const cdktf = (output: string) =>
  [
    process.execPath,
    join(PROJECT, "node_modules/.bin/cdktf"),
    "synth",
    "--output",
    join(scratch, output),
  ] as const;

try {
  compare(
    { name: "this app, run directly", command: app, cwd: PROJECT, env },
    { name: "bare app of one resource, run directly", command: app, cwd: BARE, env },
    PAIRS,
  );
  compare(
    { name: "this app, cdktf synth", command: cdktf("ours"), cwd: PROJECT, env: { CHECKPOINT_DISABLE: "1" } },
    {
      name: "bare app of one resource, cdktf synth",
      command: cdktf("bare"),
      cwd: BARE,
      env: { CHECKPOINT_DISABLE: "1" },
    },
    PAIRS,
  );
} finally {
  rmSync(scratch, { recursive: true });
}
