import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { archiveName, rowPurgeArchive, SOURCES_FILE } from "../../../functions/row-purge/archive";
import { CONFIGURATION_FILE, readConfiguration } from "../../../functions/row-purge/configuration";
import { configurationText, configuredArchive } from "../../../functions/row-purge/configured-archive";
import { samplePurge } from "../../constructs/sample-purge";
import { type Bundle, bundleRowPurge } from "../../../functions/row-purge/bundle";

const PROJECT = join(__dirname, "..", "..", "..");
let bundle: Bundle;
let scratch: string;

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), "row-purge-"));
  bundle = await bundleRowPurge(PROJECT);
});
afterAll(() => rmSync(scratch, { recursive: true }));

describe("the bundle", () => {
  it("is the same, byte for byte, from another folder in another time zone", async () => {
    const elsewhere = join(scratch, "some", "where else");
    for (const input of bundle.inputs) copyWithPackage(input, elsewhere);

    const script = `require("ts-node").register({ transpileOnly: true });
      const { bundleRowPurge } = require("./functions/row-purge/bundle.ts");
      bundleRowPurge(process.argv[1]).then(({ code, zip }) =>
        process.stdout.write(JSON.stringify({ code, zip: Buffer.from(zip).toString("base64") })));`;
    const output = execFileSync(process.execPath, ["-e", script, elsewhere], {
      cwd: PROJECT,
      env: { ...process.env, TZ: "Pacific/Auckland" },
      maxBuffer: 2 ** 26,
    });
    const other = JSON.parse(output.toString()) as { code: string; zip: string };

    expect(other.code === bundle.code).toBe(true);
    expect(other.zip === Buffer.from(bundle.zip).toString("base64")).toBe(true);
  });

  it("names no folder of this machine, and needs no module but Node's own", () => {
    expect(bundle.code).not.toContain(PROJECT);
    const required = [...bundle.code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name!);
    const others = required.filter((name) => !builtinModules.includes(name.replace(/^node:/, "")));

    // node-fetch goes on without it, and it is not installed.
    expect(others).toEqual(["encoding"]);
  });

  it("is alone in its archive, as index.js", () => {
    const files = unzipSync(bundle.zip);

    expect(Object.keys(files)).toEqual(["index.js"]);
    expect(Buffer.from(files["index.js"]!).toString() === bundle.code).toBe(true);
  });

  it("has no source that the function should not see", () => {
    const own = bundle.inputs.filter((path) => !path.startsWith("node_modules/"));

    expect(own.every((path) => path.startsWith("functions/row-purge/"))).toBe(true);
    expect(own).toContain("functions/row-purge/handler.ts");
  });
});

describe("the archive with a configuration", () => {
  const configuration = configurationText(samplePurge());

  it("has both, is named after both, and is the same each time", () => {
    const { path, hash } = rowPurgeArchive();

    const configured = configuredArchive(path, configuration);

    const files = unzipSync(readFileSync(configured));
    expect(Object.keys(files)).toEqual(["index.js", CONFIGURATION_FILE]);
    expect(Buffer.from(files["index.js"]!).toString() === bundle.code).toBe(true);
    expect(readConfiguration(Buffer.from(files[CONFIGURATION_FILE]!).toString())).toEqual(samplePurge());
    expect(basename(configured)).toMatch(new RegExp(`^row-purge-${hash}-[0-9a-f]{16}\\.zip$`));
    const bytes = readFileSync(configured);
    expect(readFileSync(configuredArchive(path, configuration)).equals(bytes)).toBe(true);
  });

  it("has no text that Terraform would take for a template", () => {
    const { tables, ...rest } = samplePurge();
    const odd = { ...rest, tables: tables.map((table) => ({ ...table, name: "${a} %{b} $c" })) };

    const text = configurationText(odd);

    expect(text).not.toMatch(/[$%]\{/);
    expect(JSON.parse(text)).toEqual(odd);
  });
});

describe("the archive", () => {
  it("is found, with its hash in its name", () => {
    const { path, hash } = rowPurgeArchive();

    expect(path).toBe(join(PROJECT, "functions", "row-purge", "dist", archiveName(hash)));
    expect(existsSync(path)).toBe(true);
    expect(hash).toBe(bundle.hash);
  });

  it("that is not built is an error that says what to do", () => {
    expect(() => rowPurgeArchive(join(scratch, "nowhere"))).toThrow(
      "the row purge is not built: run npm run functions:build, which npm ci does too",
    );
  });

  it("that was built from other sources is an error", () => {
    const dist = join(scratch, "stale");
    mkdirSync(dist);
    writeFileSync(join(dist, archiveName("0123456789abcdef")), "");
    writeFileSync(
      join(dist, SOURCES_FILE),
      JSON.stringify({ files: ["functions/row-purge/handler.ts"], hash: "other" }),
    );

    expect(() => rowPurgeArchive(dist)).toThrow("the row purge was built from other sources");
  });
});

/** A file with the description of its package, which esbuild reads too. */
function copyWithPackage(input: string, to: string): void {
  cpSync(join(PROJECT, input), join(to, input));
  for (let folder = dirname(input); folder !== "."; folder = dirname(folder)) {
    const description = join(folder, "package.json");
    if (existsSync(join(PROJECT, description)) && !existsSync(join(to, description))) {
      mkdirSync(join(to, folder), { recursive: true });
      writeFileSync(join(to, description), readFileSync(join(PROJECT, description)));
    }
  }
}
