import { readFileSync } from "node:fs";
import { join } from "node:path";
import { environmentSchema } from "../../environments/schema";
import { InputError } from "../../strict-yaml/problem";
import { readStrictly } from "../../strict-yaml/read-strictly";

const FOLDER = join(__dirname, "..", "..", "environments");

describe("the shipped environments", () => {
  it.each(["production", "sandbox"])("%s is read, keeps its stores and names none", (name) => {
    const environment = read(readFileSync(join(FOLDER, `${name}.yaml`), "utf8"));

    expect(environment).toMatchObject({ destroyProtection: true, state: { backend: "local" }, stores: {} });
    expect(environment.appId).toBe("1250000000");
  });

  it("production spreads over three zones, the sandbox is as small as can be", () => {
    const [production, sandbox] = ["production", "sandbox"].map((name) =>
      read(readFileSync(join(FOLDER, `${name}.yaml`), "utf8")),
    );

    expect(Object.keys(production!.network.subnets)).toHaveLength(3);
    expect(production!.mysql?.nodes).toBe(3);
    expect(sandbox!.mysql).toMatchObject({ nodes: 1, memory: 1000, disk: 25 });
    expect(sandbox!.elasticsearch?.dataNodes).toMatchObject({ count: 2, disk: 20 });
  });
});

describe("an environment file", () => {
  const sound = readFileSync(join(FOLDER, "production.yaml"), "utf8");

  it.each<[string, string, string, string]>([
    [
      "an unknown key",
      "destroyProtection: on",
      "destroyProtektion: on",
      '28:1 destroyProtektion: unknown key "destroyProtektion"; did you mean destroyProtection?',
    ],
    ["a missing key", 'appId: "1250000000"', "", "appId: is missing; allowed: the account's APPID"],
    [
      "an APPID of nine digits",
      '"1250000000"',
      '"125000000"',
      '5:8 appId: is "125000000"; allowed: the account\'s APPID: the ten digits',
    ],
    [
      "a region that is none",
      "region: ap-guangzhou",
      "region: Guangzhou",
      '4:9 region: is "Guangzhou"; allowed: a region, such as ap-guangzhou',
    ],
    [
      "protection that is neither on nor off",
      "destroyProtection: on",
      "destroyProtection: maybe",
      'destroyProtection: is "maybe"; allowed: on, off',
    ],
    [
      "a network that is no range",
      "cidr: 10.20.0.0/16",
      "cidr: 10.20.0.0",
      'network.cidr: is "10.20.0.0"; allowed: an IPv4 range',
    ],
    [
      "a subnet outside the network",
      "10.20.7.0/24",
      "10.21.7.0/24",
      "network.subnets.ap-guangzhou-7: 10.21.7.0/24 is not inside the network; allowed: a part of 10.20.0.0/16",
    ],
    [
      "subnets that overlap",
      "10.20.7.0/24",
      "10.20.6.128/25",
      "network.subnets.ap-guangzhou-7: 10.20.6.128/25 overlaps 10.20.6.0/24 of ap-guangzhou-6; allowed: a range of its own",
    ],
    [
      "a zone that is none",
      "ap-guangzhou-7:",
      "guangzhou-seven:",
      'the name "guangzhou-seven" cannot be used; allowed: a zone',
    ],
    [
      "an engine version that is not offered",
      'engineVersion: "8.0"',
      'engineVersion: "9.0"',
      'mysql.engineVersion: is "9.0"; ',
    ],
    ["four nodes", "nodes: 3", "nodes: 4", "mysql.nodes: is 4; allowed: 1, 2, 3"],
    [
      "the well-known port",
      "nodes: 3",
      "port: 3306",
      "mysql.port: is the well-known port 3306; allowed: another port",
    ],
    [
      "a timer in a named zone",
      "nodes: 3",
      "rowPurge: { timerZone: Asia/Shanghai }",
      'mysql.rowPurge.timerZone: "Asia/Shanghai" is a name: a named zone with daylight saving time repeats or skips an hour, so the hour of a run cannot be told in it; write the fixed offset: "+08:00", which Asia/Shanghai has kept since 1992',
    ],
    [
      "a timer in no zone",
      "nodes: 3",
      "rowPurge: { timerZone: 8 }",
      'mysql.rowPurge.timerZone: is 8; allowed: a fixed offset from UTC, from "-12:00" to "+14:00", such as "+08:00"',
    ],
    [
      "a version that is a number",
      '"7.14.2"',
      "7.14",
      "elasticsearch.version: is 7.14; allowed: a version in quotes",
    ],
    [
      "a fraction of a node",
      "count: 3, type: ES.S1.LARGE16",
      "count: 2.5, type: ES.S1.LARGE16",
      "elasticsearch.dataNodes.count: is 2.5; allowed: a whole number of nodes from 1 to 50",
    ],
    [
      "a state backend that is unknown",
      "backend: local",
      "backend: s3",
      'state.backend: is "s3"; allowed: local, cos',
    ],
    [
      "a remote state in what is no bucket",
      "backend: local",
      "backend: cos\n  bucket: -state-1250000000\n  prefix: retention\n  region: ap-guangzhou\n  encryption: on",
      'state.bucket: is "-state-1250000000"; allowed: the whole name of a bucket: lower-case letters, digits and hyphens, beginning and ending with a letter or digit, then a hyphen and the ten digits of the APPID, at most 60 characters',
    ],
    [
      "a remote state in a bucket of too long a name",
      "backend: local",
      `backend: cos\n  bucket: ${"x".repeat(50)}-1250000000\n  prefix: retention\n  region: ap-guangzhou\n  encryption: on`,
      "allowed: the whole name of a bucket: lower-case",
    ],
    ["a remote state without a bucket", "backend: local", "backend: cos", "state.bucket: is missing"],
    [
      "an id of a VPC that is none",
      "cidr: 10.20.0.0/16",
      "cidr: 10.20.0.0/16\n  vpcId: my-vpc",
      'network.vpcId: is "my-vpc"; allowed: the id of a VPC',
    ],
    [
      "a network on the internet",
      "cidr: 10.20.0.0/16",
      "cidr: 8.0.0.0/6",
      "network.cidr: 8.0.0.0/6 is not private; allowed: a part of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16",
    ],
    [
      "bits of a host",
      "cidr: 10.20.0.0/16",
      "cidr: 10.20.0.1/16",
      'network.cidr: is "10.20.0.1/16"; allowed: a range that begins at its first address',
    ],
    ["half the internet", "cidr: 10.20.0.0/16", "cidr: 0.0.0.0/1", "network.cidr: 0.0.0.0/1 is not private"],
    [
      "a zone of another region",
      "ap-guangzhou-7:",
      "ap-shanghai-7:",
      "network.subnets.ap-shanghai-7: is not a zone of ap-guangzhou; allowed: a zone such as ap-guangzhou-1",
    ],
    [
      "a tag that every resource has anyway",
      "team: data-platform",
      "store: x",
      "tags.store: the tag store is set already; allowed: any other name",
    ],
    [
      "a tag that Terraform would evaluate",
      "team: data-platform",
      'team: "${nonsensitive(random_password.x.result)}"',
      "tags.team: has ${, which Terraform would evaluate; allowed: text without ${, %{ and TfToken[",
    ],
    [
      "a directive of Terraform",
      "team: data-platform",
      'team: "%{ if true }x%{ endif }"',
      "tags.team: has %{, which Terraform would evaluate",
    ],
    [
      "a mark of cdktf",
      "type: ES.S1.LARGE16",
      "type: '#{TfToken[TOKEN.3]}'",
      "elasticsearch.dataNodes.type: has TfToken[, which Terraform would evaluate",
    ],
    [
      "a name with spaces",
      "destroyProtection: on",
      'destroyProtection: on\nstores: { operation-log: { name: " x" } }',
      'stores.operation-log.name: is " x"; allowed: lower-case letters, digits and hyphens',
    ],
    [
      "a cluster that is reached without TLS",
      "destroyProtection: on",
      "destroyProtection: on\nstores: { operation-log: { existing: { endpoint: 'http://es:9200', username: a } } }",
      'stores.operation-log.existing.endpoint: is "http://es:9200"; allowed: an https address without an account and a path, such as https://10.20.6.8:9200',
    ],
    [
      "a cluster's address with a password in it",
      "destroyProtection: on",
      "destroyProtection: on\nstores: { operation-log: { existing: { endpoint: 'https://a:b@es:9200', username: a } } }",
      "stores.operation-log.existing.endpoint: has an account in it; allowed: an https address without an account",
    ],
    [
      "a cluster's password",
      "destroyProtection: on",
      "destroyProtection: on\nstores: { operation-log: { existing: { endpoint: 'https://es', username: a, password: b } } }",
      'stores.operation-log.existing.password: unknown key "password"; ',
    ],
    [
      "a fingerprint that is none",
      '"7.14.2"',
      '"7.14.2"\n  ca: { fingerprint: "ab:cd" }',
      'elasticsearch.ca.fingerprint: is "ab:cd"; allowed: the SHA-256 of a certificate, 64 hexadecimal digits',
    ],
    [
      "a certificate that is a path",
      '"7.14.2"',
      '"7.14.2"\n  ca: { certificate: ca.pem }',
      'elasticsearch.ca.certificate: is "ca.pem"; allowed: a certificate in PEM',
    ],
    [
      "a certificate authority by two of its marks",
      '"7.14.2"',
      `"7.14.2"\n  ca: { certificate: ca.pem, fingerprint: ${"ab".repeat(32)} }`,
      "elasticsearch.ca",
    ],
    [
      "a role that no role can be called",
      "destroyProtection: on",
      "destroyProtection: on\nstores: { identification-images: { readers: [a role] } }",
      'stores.identification-images.readers.0: is "a role"; allowed: the name of a CAM role',
    ],
    [
      "a role twice in a list",
      "destroyProtection: on",
      "destroyProtection: on\nstores: { identification-images: { writers: [app, app] } }",
      "stores.identification-images.writers.1: app is in the list already; allowed: each role once",
    ],
    [
      "a list of no role",
      "destroyProtection: on",
      "destroyProtection: on\nstores: { identification-images: { writers: [] } }",
      "stores.identification-images.writers: ",
    ],
    [
      "a misspelt list of roles",
      "destroyProtection: on",
      "destroyProtection: on\nstores: { identification-images: { reader: [app] } }",
      'stores.identification-images.reader: unknown key "reader"; did you mean readers?',
    ],
    [
      "a UIN that is none",
      "destroyProtection: on",
      "destroyProtection: on\ncreatorUin: root",
      'creatorUin: is "root"; allowed: the UIN of the account that Terraform runs as, such as 100000000001',
    ],
    [
      "backup downloads of an unknown kind",
      "destroyProtection: on",
      "destroyProtection: on\nbackupDownloads: internet",
      'backupDownloads: is "internet"; did you mean intranet? allowed: intranet, unmanaged',
    ],
    [
      "data files encrypted by halves",
      "nodes: 3",
      "nodes: 3\n  encryptDisks: { keyId: key-1 }",
      "mysql.encryptDisks",
    ],
    ["a tag that is a number", "team: data-platform", "team: 7", "tags.team: is 7"],
  ])("is refused with %s", (_, found, changed, problem) => {
    expect(problemsOf(sound.replace(found, changed))).toContain(problem);
  });

  it("is refused with everything at once, each at its line", () => {
    const text = sound.replace("region: ap-guangzhou", "region: 7").replace("nodes: 3", "nodes: 0");

    expect(
      problemsOf(text)
        .split("\n")
        .map((line) => line.replace(/ .*/, "")),
    ).toEqual(["e.yaml:4:9", "e.yaml:16:10"]);
  });

  it("may name a cluster that exists, and whom to believe that it is the one", () => {
    const environment = read(`${sound}
stores:
  operation-log:
    existing: { endpoint: https://10.20.6.8:9200, username: elastic }
    ca:
      certificate: |
        -----BEGIN CERTIFICATE-----
        MIIB
        -----END CERTIFICATE-----
`);

    expect(environment.stores["operation-log"]).toMatchObject({
      existing: { endpoint: "https://10.20.6.8:9200", username: "elastic" },
      ca: { certificate: "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n" },
    });
  });

  it("may name a network and a bucket for the state that exist", () => {
    const text = sound
      .replace("cidr: 10.20.0.0/16", "vpcId: vpc-1a2b\n  cidr: 10.20.0.0/16")
      .replace(/10\.20\.(\d)\.0\/24/g, "subnet-$1")
      .replace(
        "backend: local",
        "{ backend: cos, bucket: state-1250000000, prefix: retention, region: ap-guangzhou, encryption: on }",
      )
      .replace("state: # where", "state: #");

    const environment = read(text.replace(/state: #.*\n\s+/, "state: "));

    expect(environment.network).toMatchObject({
      vpcId: "vpc-1a2b",
      subnets: { "ap-guangzhou-6": "subnet-6" },
    });
    expect(environment.state).toMatchObject({ backend: "cos", encryption: true });
  });
});

function read(text: string) {
  return readStrictly(text, "e.yaml", environmentSchema).value;
}

function problemsOf(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error("the environment was not refused");
}
