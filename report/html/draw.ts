import { execFile } from "node:child_process";
import { join } from "node:path";

/** Room for thousands of plots. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Draws vega-lite specifications as SVG, in their order; equal ones are drawn once. */
export async function draw(specifications: readonly object[]): Promise<string[]> {
  const asked = specifications.map((specification) => JSON.stringify(specification));
  const unique = [...new Set(asked)];
  const drawn = JSON.parse(await run(`[${unique.join(",")}]`)) as string[];
  const byAsked = new Map(unique.map((text, i) => [text, drawn[i] as string]));
  return asked.map((text) => byAsked.get(text) as string);
}

function run(input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [join(__dirname, "draw-with-vega.mjs")],
      { maxBuffer: MOST_BYTES },
      (error, stdout) => {
        if (error) reject(new Error("the plots could not be drawn", { cause: error }));
        else resolve(stdout);
      },
    );
    child.stdin?.end(input);
  });
}
