import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RandomProvider } from "@cdktf/provider-random/lib/provider";
import { TencentcloudProvider } from "@cdktf/provider-tencentcloud/lib/provider";
import { type Manifest, TerraformStack, Testing } from "cdktf";
import ts from "typescript";
import * as publicApi from "../../index";
import { sampleNetwork } from "../constructs/sample-network";
import type { Synthesized } from "../constructs/synthesized";
import { shippedSchedule } from "../stacks/deployment";
import type { CodeBlock } from "./code-blocks";

const PROJECT = join(__dirname, "..", "..");
const PACKAGE = "tencentcloud-retention";
const EXAMPLES = join(PROJECT, "__tests__", "docs", "examples");

/** What a fragment may use without saying where it comes from. docs/own-stack.md says so. */
const GIVEN = {
  network: "import('../../../constructs/network/store-network').StoreNetwork",
  schedule: "import('../../../schedule/schedule').RetentionSchedule",
  bucket: "import('../../../constructs/object-storage/object-store').ObjectStore",
  trust: "string",
};

/** An example is whole if it makes its own app; any other is part of a stack. */
export function isWhole({ text }: CodeBlock): boolean {
  return text.includes("new App(");
}

/** What the compiler finds wrong with the examples, under the project's own strictness; each with its block. */
export function typeErrors(blocks: readonly CodeBlock[]): string[] {
  const sources = new Map(
    blocks.map((block, i) => [join(EXAMPLES, `${i}.ts`), { block, text: source(block) }]),
  );
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(PROJECT, "tsconfig.json"), (path) => ts.sys.readFile(path)).config,
    ts.sys,
    PROJECT,
  );
  const paths = {
    [PACKAGE]: [join(PROJECT, "index.ts")],
    [`${PACKAGE}/providers/tencentcloud/*`]: [join(PROJECT, "providers/tencentcloud/lib/*")],
    [`${PACKAGE}/providers/elasticstack/*`]: [join(PROJECT, "providers/elasticstack/lib/*")],
  };
  const own = { ...options, paths, noUnusedLocals: false, noUnusedParameters: false, isolatedModules: false };
  const host = ts.createCompilerHost(own);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => sources.has(path) || fileExists(path);
  host.readFile = (path) => sources.get(path)?.text ?? readFile(path);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (path, ...rest) => {
    const example = sources.get(path);
    return example
      ? ts.createSourceFile(path, example.text, ts.ScriptTarget.ES2022, true)
      : getSourceFile(path, ...rest);
  };
  const program = ts.createProgram([...sources.keys()], own, host);
  return [...sources].flatMap(([path, { block }]) => {
    const file = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText }) => `${block.at}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
  });
}

/** The Terraform JSON that an example makes, by itself or in a stack that has its providers. */
export function synthesizedExample(block: CodeBlock): Synthesized {
  return isWhole(block) ? synthesizedApp(block) : synthesizedFragment(block);
}

function synthesizedApp(block: CodeBlock): Synthesized {
  const folder = mkdtempSync(join(tmpdir(), "retention-example-"));
  try {
    process.env["CDKTF_OUTDIR"] = join(folder, "cdktf.out");
    run(block, undefined);
    const [stack] = Object.values(
      (JSON.parse(readFileSync(join(folder, "cdktf.out", "manifest.json"), "utf8")) as Manifest).stacks,
    );
    const path = join(folder, "cdktf.out", stack!.synthesizedStackPath);
    return JSON.parse(readFileSync(path, "utf8")) as Synthesized;
  } finally {
    delete process.env["CDKTF_OUTDIR"];
    rmSync(folder, { recursive: true });
  }
}

function synthesizedFragment(block: CodeBlock): Synthesized {
  const stack = new TerraformStack(Testing.app(), "stack");
  new TencentcloudProvider(stack, "tencentcloud", { region: "ap-guangzhou" });
  new RandomProvider(stack, "random");
  run(block, stack);
  const refusals = stack.node.findAll().flatMap((construct) => construct.node.validate());
  if (refusals.length > 0) throw new Error(refusals.join("\n"));
  return JSON.parse(Testing.synth(stack)) as Synthesized;
}

function run(block: CodeBlock, stack: TerraformStack | undefined): void {
  const { outputText } = ts.transpileModule(source(block), {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
  });
  const exports: { example?: (this: TerraformStack | undefined, given: unknown) => void } = {};
  new Function("exports", "require", outputText)(exports, requireAsInstalled);
  exports.example?.call(stack, stack && givenIn(stack));
}

/** The package's own names lead to the sources. */
function requireAsInstalled(name: string): unknown {
  if (name === PACKAGE) return publicApi;
  const bindings = new RegExp(`^${PACKAGE}/providers/(\\w+)/(.+)$`).exec(name);
  return jest.requireActual(bindings ? `@cdktf/provider-${bindings[1]}/lib/${bindings[2]}` : name);
}

function givenIn(stack: TerraformStack) {
  return {
    network: sampleNetwork(),
    schedule: shippedSchedule(),
    get bucket() {
      return new publicApi.ObjectStore(stack, "given", {
        name: "given",
        appId: "1250000000",
        expireAfter: publicApi.Period.days(1),
      });
    },
    trust: "{}",
  };
}

/** A fragment becomes a function of the stack that it is in, after its imports; without any it has them all. */
function source(block: CodeBlock): string {
  if (isWhole(block)) return block.text;
  const imports = block.text.match(/^import [^]*?;$/gm) ?? [];
  const body = imports.reduce((text, line) => text.replace(line, ""), block.text);
  const all = [
    `import { ${Object.keys(publicApi).join(", ")} } from "${PACKAGE}";`,
    `import { CamRole } from "${PACKAGE}/providers/tencentcloud/cam-role";`,
  ];
  const used = Object.entries(GIVEN).filter(([name]) => new RegExp(`\\b${name}\\b`).test(body));
  const names = used.map(([name]) => name).join(", ");
  const types = used.map(([name, type]) => `${name}: ${type}`).join("; ");
  return `${(imports.length > 0 ? imports : all).join("\n")}
export function example(this: import("cdktf").TerraformStack, { ${names} }: { ${types} }) {
  {
${body}
  }
}`;
}
