import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ProjectCopy } from "./project-copy";

const CLUSTER = "production-index-lifecycle";

let project: ProjectCopy;
beforeEach(() => {
  project = new ProjectCopy("ilm");
  project.change("retention-policy.yaml", "lifecycle: autonomous-index", "lifecycle: ilm");
  project.change("environments/production.yaml", 'version: "7.14.2"', 'version: "8.13.3"');
});
afterEach(() => project.remove());

/** Every password that the rehearsal made up: they may be in the states, and nowhere else. */
function passwords(): string[] {
  const folder = join(project.folder, ".rehearsal/kept/state");
  const states = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  return states.flatMap((state) => [...state.matchAll(/"result": "(.+)"/g)].map(([, found = ""]) => found));
}

test("the shipped policy passes the whole cycle under lifecycle management in the cluster", async () => {
  const { code, stdout, stderr } = await project.run();

  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("production-data-stores, production-index-lifecycle\n");
  expect(stdout).toContain(`${CLUSTER} can be planned once production-data-stores is deployed\n`);
  expect(stdout).toMatch(/^plan again .*no changes$/m);
  expect(stdout).toMatch(/^destroy, protected .*refused, as it must be\n {2}Instance cannot be destroyed$/m);
  expect(stdout).toMatch(/^destroy .*the state is empty$/m);
  expect(stdout).toMatch(
    /^operation-log .* 740 days = index 730 \+ partition 1 \+ lifecycle polling 1 \+ snap/m,
  );
  expect(project.files()).toEqual([]);
});

test("a shorter period changes the lifecycle policy in place and nothing else, and no password is printed", async () => {
  const deployed = await project.run(["deploy", "*"]);
  project.change("retention-policy.yaml", /(operation-log:[^]*)keepFor: P2Y,/, "$1keepFor: P1Y,");

  const cluster = await project.run(["plan", CLUSTER]);
  const cloud = await project.run(["plan", "production-data-stores"]);

  expect(deployed).toMatchObject({ code: 0, stderr: expect.stringContaining("no cloud was contacted") });
  expect(cluster.stdout).toMatch(
    /elasticstack_elasticsearch_index_lifecycle\.\S+ .*will be updated in-place/,
  );
  expect(cluster.stdout).toContain('~ min_age = "730d" -> "365d"');
  expect(cluster.stdout).toContain("Plan: 0 to add, 1 to change, 0 to destroy.");
  expect(cloud.stdout).toContain("No changes.");
  const secrets = passwords();
  expect(secrets.length).toBeGreaterThanOrEqual(4);
  const printed = [deployed, cluster, cloud].map(({ stdout, stderr }) => stdout + stderr).join("\n");
  expect(secrets.filter((secret) => printed.includes(secret))).toEqual([]);
});

test("a repository for snapshots brings a policy that removes them, and ends the automatic ones", async () => {
  await project.run(["deploy", "*"]);
  project.change(
    "retention-policy.yaml",
    "snapshots: { keepFor: P7D }",
    "snapshots: { keepFor: P27D, repository: long-lived }",
  );

  const { stdout: cloud } = await project.run(["deploy", "*"]);

  expect(cloud).toMatch(/complete! Resources: 1 added, 0 changed, 0 destroyed/);
  expect(cloud).toMatch(/complete! Resources: 0 added, 1 changed, 0 destroyed/);
});

test("a partition that is longer than the window allows is refused with its line", async () => {
  project.change("retention-policy.yaml", /partition: P1D.*(\n +snapshots)/, "partition: P31D$1");

  const { code, stdout, stderr } = await project.run();

  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(
    /^retention-policy\.yaml:92:40 categories\.operation-log\.retention\.goneBy: the last copy of operation-log is gone after 770 days, not 760: .* or partition of the store of P21D or less$/m,
  );
});
