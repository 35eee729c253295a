import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ProvidersSchema, trimSchema } from "../../providers/trim-schema";
import { usedTypes } from "../../providers/used-resources";
import { ProjectCopy } from "../rehearsal/project-copy";

const PROJECT = join(__dirname, "..", "..");
const SCRIPTS = ["trim.ts", "trim-schema.ts", "used-resources.ts"];
const ADDRESS = "registry.terraform.io/example/example";

describe("a trimmed schema", () => {
  const attribute = { type: "string", optional: true, description: "Prose.", description_kind: "plain" };
  const schema: ProvidersSchema = {
    format_version: "1.0",
    provider_schemas: {
      [ADDRESS]: {
        provider: { version: 0, block: { attributes: { region: attribute } } },
        resource_schemas: {
          example_used: { version: 1, block: { attributes: { description: attribute } } },
          example_unused: { version: 0, block: {} },
        },
        data_source_schemas: { example_unused: { version: 0, block: {} } },
      },
    },
  };
  const used = { resources: new Set(["example_used"]), dataSources: new Set<string>() };

  it("has what is used, without prose, and its version", () => {
    expect(trimSchema(ADDRESS, schema, used, "1.2.3")).toEqual({
      format_version: "1.0",
      provider_schemas: {
        [ADDRESS]: {
          provider: { version: 0, block: { attributes: { region: { type: "string", optional: true } } } },
          resource_schemas: {
            example_used: {
              version: 1,
              block: { attributes: { description: { type: "string", optional: true } } },
            },
          },
          data_source_schemas: {},
        },
      },
      provider_versions: { [ADDRESS]: "1.2.3" },
    });
  });

  it("is refused if the provider lacks what is used", () => {
    const more = { ...used, resources: new Set(["example_used", "example_gone"]) };

    expect(() => trimSchema(ADDRESS, schema, more, "1.2.3")).toThrow(`${ADDRESS} does not have example_gone`);
  });
});

describe("the schemas of this project", () => {
  it.each([
    ["tencentcloud", "registry.terraform.io/tencentcloudstack/tencentcloud"],
    ["elasticstack", "registry.terraform.io/elastic/elasticstack"],
    ["random", "registry.terraform.io/hashicorp/random"],
  ])("hold exactly what the code imports of %s, and no prose", (name, address) => {
    const text = readFileSync(join(PROJECT, "providers", name, "schema.json"), "utf8");
    const { resource_schemas = {}, data_source_schemas = {} } = (JSON.parse(text) as ProvidersSchema)
      .provider_schemas[address]!;
    const used = usedTypes(PROJECT).get(name)!;

    expect(Object.keys(resource_schemas)).toEqual([...used.resources].sort());
    expect(Object.keys(data_source_schemas)).toEqual([...used.dataSources].sort());
    expect(text).not.toContain("description_kind");
  });
});

describe("npm run providers:trim", () => {
  it("writes the schema of each provider in one output of Terraform, which names no versions", () => {
    const project = new ProjectCopy("trim");
    try {
      for (const part of [...SCRIPTS, "tencentcloud/package.json", "elasticstack/package.json"])
        cpSync(join(PROJECT, "providers", part), join(project.folder, "providers", part));
      const files = ["tencentcloud", "elasticstack", "random"].map((name) =>
        join("providers", name, "schema.json"),
      );
      const before = files.map((file) => readFileSync(join(project.folder, file), "utf8"));
      const schemas = before.map((text) => (JSON.parse(text) as ProvidersSchema).provider_schemas);
      const printed = { format_version: "1.0", provider_schemas: Object.assign({}, ...schemas) as object };
      writeFileSync(join(project.folder, "schema.json"), JSON.stringify(printed));
      for (const file of files) {
        const noResources = readFileSync(join(project.folder, file), "utf8").replace(
          /"resource_schemas"/,
          '"gone"',
        );
        writeFileSync(join(project.folder, file), noResources);
      }

      const { status, stdout } = spawnSync(
        process.execPath,
        ["-r", "ts-node/register", "providers/trim.ts", "schema.json"],
        { cwd: project.folder, encoding: "utf8" },
      );

      expect(status).toBe(0);
      expect(stdout).toMatch(
        /^providers\/tencentcloud\/schema\.json: .* 1\.83\.25, \d+ resources, 0 data sources$/m,
      );
      expect(stdout).toMatch(
        /^providers\/random\/schema\.json: .* 3\.\d+\.\d+, 1 resources, 0 data sources$/m,
      );
      expect(files.map((file) => readFileSync(join(project.folder, file), "utf8"))).toEqual(before);
    } finally {
      project.remove();
    }
  });

  it("refuses a schema of another version than the bindings are to be of, and writes nothing", () => {
    const project = new ProjectCopy("trim-version");
    try {
      for (const part of [...SCRIPTS, "tencentcloud/package.json"])
        cpSync(join(PROJECT, "providers", part), join(project.folder, "providers", part));
      const schema = join(project.folder, "providers/tencentcloud/schema.json");
      const before = readFileSync(schema, "utf8");
      writeFileSync(join(project.folder, "schema.json"), before.replace('"1.83.25"', '"1.83.26"'));

      const { status, stderr } = spawnSync(
        process.execPath,
        ["-r", "ts-node/register", "providers/trim.ts", "schema.json"],
        { cwd: project.folder, encoding: "utf8" },
      );

      expect(status).toBe(1);
      expect(stderr).toMatch(
        /^the schema is of .*tencentcloud 1\.83\.26; allowed: 1\.83\.25, as .*package\.json says\n$/,
      );
      expect(readFileSync(schema, "utf8")).toBe(before);
    } finally {
      project.remove();
    }
  });

  it.each([
    ["without a file", [], "usage: npm run providers:trim"],
    ["with a file that does not exist", ["no-such-schema.json"], "no-such-schema.json"],
    ["with a file that is no JSON", ["README.md"], "README.md"],
    ["with a schema of other providers", ["package.json"], "package.json describes none of the providers"],
  ])("says what is wrong %s", (_, args, message) => {
    const command = ["-r", "ts-node/register", join("providers", "trim.ts"), ...args];

    const { status, stderr } = spawnSync(process.execPath, command, { cwd: PROJECT, encoding: "utf8" });

    expect(status).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("    at ");
  });
});
