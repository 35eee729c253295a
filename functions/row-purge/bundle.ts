import { createHash } from "node:crypto";
import { join } from "node:path";
import { build } from "esbuild";
import { zipFiles } from "./zip";

/** The folder of the function, from the top of the project. */
export const FUNCTION_FOLDER = join("functions", "row-purge");

export interface Bundle {
  /** The function with all that it needs, as one CommonJS module. */
  readonly code: string;
  /** What SCF takes: `index.js` alone in an archive. */
  readonly zip: Uint8Array;
  /** Of the code: 16 hexadecimal digits. */
  readonly hash: string;
  /** The files that went into it, from the top of the project. */
  readonly inputs: readonly string[];
}

/**
 * Bundles the function. The same sources give the same bytes on any machine, in any folder: paths are relative, no
 * setting is read from elsewhere, and the archive's only date is fixed.
 *
 * @param project the folder with `functions/` and `node_modules/`.
 */
export async function bundleRowPurge(project: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: project,
    entryPoints: [join(FUNCTION_FOLDER, "handler.ts")],
    outfile: join(FUNCTION_FOLDER, "dist", "index.js"),
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "cjs",
    // Runtime Nodejs18.15 of SCF.
    target: "node18.15",
    tsconfigRaw: { compilerOptions: { strict: true } },
    charset: "utf8",
    legalComments: "eof",
    sourcemap: false,
    logLevel: "silent",
  });
  const [output] = outputFiles;
  if (!output) throw new Error("esbuild gave no output");
  const code = output.text;
  return {
    code,
    zip: zipFiles({ "index.js": Buffer.from(code) }),
    hash: sha256(code).slice(0, 16),
    inputs: Object.keys(metafile.inputs).sort(),
  };
}

function sha256(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}
