import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { FreshProject } from "./fresh-project";

const MOST_BYTES = 3_000_000;
let project: FreshProject;

beforeAll(() => {
  project = new FreshProject();
});
afterAll(() => project.remove());

describe("the tarball", () => {
  it("is small, and holds neither tests nor sources nor source maps", () => {
    const files = execFileSync("tar", ["-tzf", project.tarball], { encoding: "utf8" }).trim().split("\n");

    expect(statSync(project.tarball).size).toBeLessThan(MOST_BYTES);
    expect(files.filter((file) => /__tests__|\.map$|(?<!\.d)\.ts$/.test(file))).toEqual([]);
    expect(files).toContain("package/dist/providers/tencentcloud/lib/cos-bucket/index.d.ts");
  });

  it("brings every page that its README links to", () => {
    const readme = project.read(join("node_modules", "tencentcloud-retention", "README.md"));
    const files = [...readme.matchAll(/\]\(([^)#:]+)[^)]*\)/g)].map(([, file = ""]) => file);

    expect(files).toContain("docs/README.md");
    expect(
      files.filter((file) => !project.has(join("node_modules", "tencentcloud-retention", file))),
    ).toEqual([]);
  });
});

describe("in a fresh project", () => {
  it("compiles strictly, with declarations checked", () => {
    expect(project.run("node_modules/.bin/tsc")).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("synthesizes its three stacks", () => {
    project.synth();
  });

  it("gives a bucket that expires", () => {
    const { resource } = project.stack("one-bucket");

    const [bucket] = Object.values(resource["tencentcloud_cos_bucket"]!);
    expect(bucket).toMatchObject({
      bucket: "id-images-1250000000",
      acl: "private",
      lifecycle_rules: [{ filter_prefix: "", expiration: { days: 30 } }],
    });
  });

  it("puts stores into a network that exists, beside resources of their own", () => {
    const { resource } = project.stack("existing-network");

    expect(Object.values(resource["tencentcloud_mysql_instance"]!)).toMatchObject([
      { vpc_id: "vpc-12345678", subnet_id: "subnet-12345678", internet_service: 0 },
    ]);
    expect(Object.values(resource["tencentcloud_elasticsearch_index"]!)).toMatchObject([
      { index_name: "steps", index_meta_json: expect.stringContaining('"expire.max_age":"730d"') },
    ]);
    expect(Object.values(resource["tencentcloud_security_group"]!)).toContainEqual(
      expect.objectContaining({ name: "clients-of-13306" }),
    );
    expect(resource).not.toHaveProperty("tencentcloud_vpc");
    expect(resource).not.toHaveProperty("tencentcloud_scf_function");
  });

  it("provisions a policy of its own, with the function that deletes rows", () => {
    const { resource } = project.stack("own-policy");

    expect(Object.values(resource["tencentcloud_cos_bucket"]!)).toMatchObject([
      { bucket: "shop-invoices-1250000000", versioning_enable: true },
    ]);
    expect(Object.values(resource["tencentcloud_scf_function"]!)).toMatchObject([
      { zip_file: expect.stringMatching(/row-purge-[0-9a-f]{16}-[0-9a-f]{16}\.zip$/) },
    ]);
  });

  it("has the command, which reads the project's own policy", () => {
    const { code, stdout } = project.run("node_modules/.bin/retention", "sql", "orders");

    expect(code).toBe(0);
    expect(stdout).toContain("CREATE TABLE `shop`.`orders` (");
  });

  it("has the report, with its plots", () => {
    const { code, stdout, stderr } = project.run("node_modules/.bin/retention", "report", "--format", "html");

    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(project.read(stdout.trim())).toContain("<svg");
  });

  it("tests its stacks with the matchers, and plans them offline", () => {
    const { code, stderr } = project.run("node_modules/.bin/jest", "--ci=false", "-w", "1");

    expect(stderr).toMatch(/^Tests: +8 passed, 8 total$/m);
    expect(code).toBe(0);
    expect(readdirSync(project.temporary).filter((name) => name.startsWith("retention-rehearsal-"))).toEqual(
      [],
    );
  });

  it("keeps a snapshot of what was decided, without what an update or another machine changes", () => {
    const snapshot = project.read("test/__snapshots__/retention.test.js.snap");

    expect(snapshot).toContain('"bucket": "id-images-1250000000"');
    expect(snapshot).toContain('"zip_file": "row-purge-<hash>-<hash>.zip"');
    expect(snapshot).not.toMatch(/required_providers|"\/\/"|[0-9a-f]{16}|[0-9A-F]{16}/);
    expect(snapshot).not.toContain(project.folder);
  });

  it("refuses a stack that is not the one of the snapshot", () => {
    project.write("one-bucket.js", project.read("one-bucket.js").replace("days(30)", "days(29)"));
    const { code, stderr } = project.run("node_modules/.bin/jest", "--ci", "test/retention");

    expect(stderr).toMatch(/-\s+"days": 30,\n\s*\+\s+"days": 29,/);
    expect(code).toBe(1);
  });
});
