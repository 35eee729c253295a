import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { pageText } from "./code-blocks";

const PROJECT = join(__dirname, "..", "..");
const page = pageText("docs/adding-a-store-kind.md");

/** The types of a fourth kind, as step one of the page has them written. */
const FOURTH: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  "policy/policy.ts": [
    ["| ObjectStorePolicy;", '| ObjectStorePolicy | { readonly kind: "fourth"; readonly backups: KeepFor };'],
    ["| ObjectStorePlace;", "| ObjectStorePlace | { readonly store: string; readonly collection: string };"],
  ],
  "schedule/settings.ts": [
    [
      "| ObjectStorageSettings;",
      '| ObjectStorageSettings | (SettingsOf<"fourth"> & { readonly backupDays: number });',
    ],
  ],
};

/** The files in which the compiler then finds something missing. */
function askedFor(): string[] {
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(PROJECT, "tsconfig.json"), (path) => ts.sys.readFile(path)).config,
    ts.sys,
    PROJECT,
  );
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  host.readFile = (path) =>
    (FOURTH[relative(PROJECT, path)] ?? []).reduce((text, [from, to]) => {
      if (!text?.includes(from)) throw new Error(`${path} has no ${from}`);
      return text.replace(from, to);
    }, readFile(path));
  host.getSourceFile = (path, target) => {
    const text = host.readFile(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, target);
  };
  const roots = fileNames.filter((file) => !relative(PROJECT, file).startsWith("__tests__"));
  const program = ts.createProgram(roots, options, host);
  const files = program.getSemanticDiagnostics().map(({ file }) => relative(PROJECT, file?.fileName ?? ""));
  return [...new Set(files)].sort();
}

describe("the page on adding a store kind", () => {
  it("lists what the compiler asks for, no more and no less", () => {
    const [list = ""] = /(?<=<!-- compiler: begin -->)[^]*(?=<!-- compiler: end -->)/.exec(page) ?? [];
    const listed = [...list.matchAll(/^- (.*?): /gm)].flatMap(([, files = ""]) =>
      [...files.matchAll(/`([^`]+)`/g)].map(([, file = ""]) => file),
    );

    expect(listed.sort()).toEqual(askedFor());
  }, 300_000);

  it("names files that there are", () => {
    const named = [...page.matchAll(/`([\w./-]+(?:\.tsx?|\.md|\/))`/g)].map(([, file = ""]) => file);

    expect(named.filter((file) => file.includes("/") && !existsSync(join(PROJECT, file)))).toEqual(
      // Relative to the folder that stands before it.
      ["rules/index.ts", "periods/index.ts"],
    );
  });
});
