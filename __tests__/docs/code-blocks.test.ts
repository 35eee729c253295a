import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { environmentSchema } from "../../environments/schema";
import { readPolicy } from "../../policy/read-policy";
import { createSchedule } from "../../schedule/schedule";
import { readStrictly } from "../../strict-yaml/read-strictly";
import { Folder } from "../cli/command-line";
import { CODE_BLOCKS, type CodeBlock } from "./code-blocks";
import { unknownIn } from "./shell-lines";
import { synthesizedExample, typeErrors } from "./typescript-example";

const PROJECT = join(__dirname, "..", "..");

function blocksOf(...languages: readonly string[]): [string, CodeBlock][] {
  return CODE_BLOCKS.filter(({ language }) => languages.includes(language)).map((block) => [block.at, block]);
}

/** How each kind of block is held to the truth; `text` is what nothing could check. */
const CHECKED = ["console", "json", "mermaid", "sh", "text", "ts", "yaml"];

describe("every code block", () => {
  it("says what it is, so that it can be checked", () => {
    expect(CODE_BLOCKS.filter(({ language }) => !CHECKED.includes(language)).map(({ at }) => at)).toEqual([]);
  });

  it("with commands and their output is where npm run docs renews it", () => {
    const elsewhere = blocksOf("console").filter(([, { file }]) => !/^docs\/[^/]+\.md$/.test(file));

    expect(elsewhere).toEqual([]);
  });
});

/**
 * Those of docs/testing.md are tests, and run in the fresh project: see `__tests__/package/`. Those of
 * docs/adding-a-store-kind.md are modules of this one: see `adding-a-store-kind.test.ts`.
 */
const ELSEWHERE = ["docs/testing.md", "docs/adding-a-store-kind.md"];
const EXAMPLES = blocksOf("ts").filter(([, { file }]) => !ELSEWHERE.includes(file));

describe("an example in TypeScript", () => {
  it("compiles strictly, wherever it stands", () => {
    expect(typeErrors(EXAMPLES.map(([, block]) => block))).toEqual([]);
  });

  it.each(EXAMPLES)("of %s is synthesized", (_, block) => {
    const { resource, output } = synthesizedExample(block);

    // The guard makes no resource of its own: it only has to accept what is there.
    if (!block.text.includes("RetentionGuard.protect(this, schedule")) {
      expect(Object.keys({ ...resource, ...output })).not.toEqual([]);
    }
  });

  it("that does not compile is found", () => {
    const text = 'new ObjectStore(this, "x", { name: "x", appId: "1250000000", expireAfter: 30 });';
    const block: CodeBlock = { at: "page.md:1", file: "page.md", language: "ts", text };

    expect(typeErrors([block])).toEqual([
      expect.stringMatching(/^page\.md:1: .*'number' is not assignable to type 'Period'/),
    ]);
  });
});

describe("YAML", () => {
  it.each(blocksOf("yaml"))("of %s is read as what it is", (_, { text, file }) => {
    const written = parse(text) as Record<string, unknown>;

    if ("categories" in written) {
      expect(createSchedule(readPolicy(text, file).policy).categories).not.toEqual({});
    } else if ("jobs" in written) {
      // __tests__/docs/ci-recipe.test.ts looks into it.
      expect(written).toHaveProperty("on");
    } else if (Object.keys(written).every((key) => Object.hasOwn(environmentKeys(), key))) {
      expect(() => environmentWith(written)).not.toThrow();
    } else {
      // An excerpt may leave elements out.
      expect(shippedCategories()).toMatchObject(written);
    }
  });
});

describe("JSON", () => {
  it.each(blocksOf("json"))("of %s is JSON, whole or line by line", (_, { text }) => {
    const documents = text.startsWith("{\n") ? [text] : text.trim().split("\n");

    for (const document of documents) expect(JSON.parse(document)).toEqual(expect.any(Object));
  });
});

describe("a line for the shell", () => {
  const folder = new Folder();
  afterAll(() => folder.remove());
  const helps = new Map<string, string>();
  const helpOf = (command: readonly string[]): string => {
    const key = command.join(" ");
    const help = helps.get(key) ?? folder.retention([...command, "--help"]).stdout;
    helps.set(key, help);
    return help;
  };

  it.each(blocksOf("sh"))("of %s has commands and options that exist", (_, { text }) => {
    expect(text.split("\n").flatMap((line) => unknownIn(line, helpOf))).toEqual([]);
  });

  it("with a wrong script, command or option is found", () => {
    const lines = [
      "npm run rehearsal -- plan",
      "npx retention validate --strict && npx cdktf provision",
      "npm run --silent retention -- prune # everything",
    ];

    expect(lines.flatMap((line) => unknownIn(line, helpOf))).toEqual([
      "npm run rehearsal",
      "retention validate --strict",
      "npx cdktf provision",
      "retention prune",
    ]);
  });
});

function environmentKeys(): object {
  return environmentSchema.shape;
}

/** The shipped environment of production, with some keys written as the block has them. */
function environmentWith(written: object): unknown {
  const file = "environments/production.yaml";
  const shipped = parse(readFileSync(join(PROJECT, file), "utf8")) as object;
  return readStrictly(JSON.stringify({ ...shipped, ...written }), file, environmentSchema).value;
}

function shippedCategories(): object {
  const policy = parse(readFileSync(join(PROJECT, "retention-policy.yaml"), "utf8")) as {
    categories: object;
  };
  return policy.categories;
}
