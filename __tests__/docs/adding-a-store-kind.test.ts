import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { ProjectCopy } from "../rehearsal/project-copy";
import { CODE_BLOCKS, pageText } from "./code-blocks";

const PROJECT = join(__dirname, "..", "..");
const PAGE = "docs/adding-a-store-kind.md";
const page = pageText(PAGE);

/** The modules of the page's example, by their file. */
const MODULES: ReadonlyMap<string, string> = new Map(
  CODE_BLOCKS.filter(({ file, language }) => file === PAGE && language === "ts").map(({ text }) => {
    const [, file = ""] = /^\/\/ (\S+)\n/.exec(text) ?? [];
    return [file, text];
  }),
);

/** The layers of the page's table: where a kind's module goes, and where it is listed. */
const LAYERS = [...page.matchAll(/^\| \w[\w-]* +\| `([^`]+)`.*\| `([^`]+)` +\|$/gm)].map(
  ([, module = "", list = ""]) => ({ module: module.replace("<kind>", "log-topic"), list }),
);

const POLICY_LIST = "policy/kinds/index.ts";

/** A layer's list with the kind in it: an import, and one line. */
function listed(list: string, text: string): string {
  const module = LAYERS.find((layer) => layer.list === list)?.module ?? "";
  const from = `./${relative(dirname(list), module).replace(/\.ts$/, "")}`;
  if (list === "simulation/units.ts")
    return `import { topicUnits } from "${from}";\n${text.replace("bucketUnits]", "bucketUnits, topicUnits]")}`;
  if (list === POLICY_LIST) {
    const written = '"log-topic": { readonly store: LogTopicPolicy; readonly place: LogTopicPlace };';
    return `import { logTopic, type LogTopicPolicy, type LogTopicPlace } from "${from}";\n${text
      .replace(/^interface Written \{/m, `$& ${written}`)
      .replace('"object-storage": objectStorage,', '$& "log-topic": logTopic,')}`;
  }
  return `import { logTopic } from "${from}";\n${text.replace(/"object-storage": objectStorage,?/, '$&, "log-topic": logTopic,').replace(",,", ",")}`;
}

/** What the compiler finds wrong in the project with the given files in place of its own: `file: message`. */
function problems(files: ReadonlyMap<string, string>): string[] {
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(PROJECT, "tsconfig.json"), (path) => ts.sys.readFile(path)).config,
    ts.sys,
    PROJECT,
  );
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (path) => files.get(relative(PROJECT, path)) ?? readFile(path);
  host.fileExists = (path) => files.has(relative(PROJECT, path)) || fileExists(path);
  host.getSourceFile = (path, target) => {
    const text = host.readFile(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, target);
  };
  const roots = fileNames.filter((file) => !relative(PROJECT, file).startsWith("__tests__"));
  return ts
    .createProgram(roots, options, host)
    .getSemanticDiagnostics()
    .map(({ file, messageText }) => {
      const message = ts.flattenDiagnosticMessageText(messageText, "\n");
      return `${relative(PROJECT, file?.fileName ?? "")}: ${message}`;
    });
}

const withKind = (list: string): [string, string] => [
  list,
  listed(list, readFileSync(join(PROJECT, list), "utf8")),
];

const POLICY = `
version: 1
stores:
  audit: { kind: log-topic }
  db:
    kind: mysql
    backups: { keepFor: P7D }
    binlogs: { keepFor: P7D }
    purge: { every: P1D }
categories:
  logins:
    title: Logins
    elements: { at: timestamp, who: keyword }
    purposes: [Security]
    legalBasis: { basis: legitimate-interests }
    retention: { keepFor: P90D, goneBy: P91D }
    storedIn: { store: audit }
  calls:
    title: Calls
    elements: { start: timestamp }
    purposes: [Billing]
    legalBasis: { basis: contract }
    retention: { keepFor: P30D }
    storedIn: { store: db, database: calls, tables: { call: { timeColumn: start } } }
`;

describe("the page on adding a store kind", () => {
  it("has a module for each layer, and no other", () => {
    expect([...MODULES.keys()].sort()).toEqual(
      LAYERS.map(({ module }) => module.replace(", or a folder", "")).sort(),
    );
  });

  it("names files that there are", () => {
    const named = [...page.matchAll(/`([\w./-]+(?:\.tsx?|\.md|\/))`/g)].map(([, file = ""]) => file);

    expect(named.filter((file) => file.includes("/") && !existsSync(join(PROJECT, file)))).toEqual([]);
  });

  it("is right that the compiler asks for the lines, and for nothing else", () => {
    const [first, others] = [POLICY_LIST, "schedule/kinds/index.ts"];
    const started = problems(new Map([...MODULES, withKind(first), withKind(others)]));

    expect([...new Set(started.map((problem) => problem.split(":")[0]))].sort()).toEqual(
      LAYERS.map(({ list }) => list)
        .filter((list) => ![first, others, "simulation/units.ts"].includes(list))
        .sort(),
    );
    expect(problems(new Map([...MODULES, withKind(first)]))).toContainEqual(
      expect.stringMatching(/^schedule\/kinds\/index\.ts: .*Property '"log-topic"' is missing/s),
    );
  });

  it("is right that the modules and their lines are all that it takes", () => {
    expect(problems(new Map([...MODULES, ...LAYERS.map(({ list }) => withKind(list))]))).toEqual([]);
  });
});

describe("a fourth kind of store, as the page has it", () => {
  const copy = new ProjectCopy("fourth-kind");
  for (const [file, text] of MODULES) writeFileSync(join(copy.folder, file), text);
  for (const { list } of LAYERS) writeFileSync(join(copy.folder, list), withKind(list)[1]);
  writeFileSync(join(copy.folder, "policy.yaml"), POLICY);
  writeFileSync(join(copy.folder, "shorter.yaml"), POLICY.replace("P90D", "P30D"));
  afterAll(() => copy.remove());

  const runWith = (policy: string, ...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["-r", "ts-node/register/transpile-only", ...args],
      {
        cwd: copy.folder,
        encoding: "utf8",
        env: {
          ...process.env,
          RETENTION_POLICY: policy,
          CDKTF_OUTDIR: join(copy.folder, "cdktf.out"),
        },
      },
    );
    return { status, stderr, text: stdout.replace(/\s+/g, " ") };
  };
  const run = (...args: readonly string[]) => runWith("policy.yaml", ...args);
  const retention = (...args: readonly string[]) => run("cli/retention.ts", ...args);

  it("is explained, term by term", () => {
    const { status, text, stderr } = retention("explain", "logins");

    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(text).toContain("In audit (Cloud Log Service) Set to: lines are deleted at 90 days from when");
    expect(text).toContain("gone for good after 91");
  });

  it.each(["P3640D", "P5000D"])("is refused if it is to keep lines for %s", (keepFor) => {
    writeFileSync(
      join(copy.folder, "longer.yaml"),
      POLICY.replace("keepFor: P90D, goneBy: P91D", `keepFor: ${keepFor}`),
    );

    const { status, stderr } = runWith("longer.yaml", "cli/retention.ts", "validate");

    expect(stderr).toContain("allowed: 1 to 3600 days (Cloud Log Service)");
    expect(status).toBe(1);
  });

  it("is compared", () => {
    const { status, text } = retention("diff", "policy.yaml", "shorter.yaml");

    expect(status).toBe(1);
    expect(text).toContain(
      "lines of audit between 30 and 90 days old go at the next removal of the log service",
    );
    expect(text).toContain("period of the topic: changed in place");
  });

  it("is reported", () => {
    const { status, text } = retention("report", "--format", "markdown");

    expect(status).toBe(0);
    expect(text).toContain("Cloud Log Service");
    expect(text).toContain("topic audit");
  });

  it("is synthesized, guarded and simulated", () => {
    expect(run("main.ts")).toMatchObject({ status: 0, stderr: "" });
    const [stack, config] = ["cdktf.out/stacks/production-data-stores", "cdk.tf.json"];
    const json = readFileSync(join(copy.folder, stack, config), "utf8");
    const topics = Object.values<{ topic_name: string }>(JSON.parse(json).resource["tencentcloud_cls_topic"]);
    // The other is the log of the row purge.
    expect(topics).toHaveLength(2);
    expect(topics.find(({ topic_name }) => topic_name === "production-audit")).toMatchObject({
      period: 90,
      lifecycle: { prevent_destroy: true },
    });

    const { status, text } = retention("simulate", "--records", "200");
    expect(status).toBe(0);
    expect(text).toMatch(/production-audit .* 9[01]/);
    expect(text.match(/ line /g)).toHaveLength(1);

    const path = "constructs/kinds/log-topic.ts";
    const lifecycle = "lifecycle: destroyProtectionLifecycle(destroyProtection)";
    copy.change(path, lifecycle, "lifecycle: destroyProtectionLifecycle(destroyProtection && false)");
    expect(run("main.ts")).toMatchObject({ status: 1, stderr: expect.stringContaining("prevent-destroy") });
    copy.change(path, "period: deleteAfterDays", "period: deleteAfterDays + 1");
    expect(run("main.ts")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("topic-as-scheduled"),
    });
  });
});
