import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { FreshProject } from "./fresh-project";

const MOST_BYTES = 3_000_000;
let project: FreshProject;

beforeAll(() => {
  project = new FreshProject();
}, 300_000);
afterAll(() => project.remove());

describe("the tarball", () => {
  it("is small, and holds neither tests nor sources nor source maps", () => {
    const files = execFileSync("tar", ["-tzf", project.tarball], { encoding: "utf8" }).trim().split("\n");

    expect(statSync(project.tarball).size).toBeLessThan(MOST_BYTES);
    expect(files.filter((file) => /__tests__|\.map$|(?<!\.d)\.ts$/.test(file))).toEqual([]);
    expect(files).toContain("package/dist/providers/tencentcloud/lib/cos-bucket/index.d.ts");
  });
});

describe("in a fresh project", () => {
  it("compiles strictly, with declarations checked", () => {
    expect(project.run("node_modules/.bin/tsc")).toEqual({ code: 0, stdout: "", stderr: "" });
  }, 60_000);

  it("gives a bucket that expires", () => {
    const { resource } = project.synth("one-bucket");

    const [bucket] = Object.values(resource["tencentcloud_cos_bucket"]!);
    expect(bucket).toMatchObject({
      bucket: "id-images-1250000000",
      acl: "private",
      lifecycle_rules: [{ filter_prefix: "", expiration: { days: 30 } }],
    });
  });

  it("puts stores into a network that exists, beside resources of their own", () => {
    const { resource } = project.synth("existing-network");

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
    const { resource } = project.synth("own-policy");

    expect(Object.values(resource["tencentcloud_cos_bucket"]!)).toMatchObject([
      { bucket: "shop-invoices-1250000000", versioning_enable: true },
    ]);
    expect(Object.values(resource["tencentcloud_scf_function"]!)).toMatchObject([
      { zip_file: expect.stringMatching(/row-purge-[0-9a-f]{16}\.zip$/) },
    ]);
  });

  it("has the command, which reads the project's own policy", () => {
    const { code, stdout } = project.run("node_modules/.bin/retention", "sql", "orders");

    expect(code).toBe(0);
    expect(stdout).toContain("CREATE TABLE `shop`.`orders` (");
  });
});
