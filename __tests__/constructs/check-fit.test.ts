import { checkFit } from "../../constructs/fit/check-fit";
import type { Fit } from "../../constructs/fit/misfit";
import type { Environment } from "../../environments/environment";
import type { RetentionSchedule } from "../../schedule/schedule";
import { alsoInMysql } from "../schedule/also-in-mysql";
import { shippedEnvironment, shippedSchedule } from "../stacks/deployment";

type Change = (text: string) => string;
const same: Change = (text) => text;

const withIlm: Change = (policy) => policy.replace("lifecycle: autonomous-index", "lifecycle: ilm");
const EXISTING = "existing: { endpoint: 'https://10.20.6.8:9200', username: elastic }";

/** The shipped policy with a second bucket. */
const withMoreImages: Change = (policy) =>
  policy
    .replace(
      "\ncategories:",
      "\n  more-images: { kind: object-storage, unfinishedUploads: { keepFor: P1D } }\n\ncategories:",
    )
    .concat(
      "  more:\n    title: More\n    elements: { a: image }\n    purposes: [Testing]\n    legalBasis: { basis: consent }\n" +
        "    retention: { keepFor: P1Y }\n    storedIn: { store: more-images }\n",
    );

function fitOf(schedule: RetentionSchedule, environment: Environment, environmentName: string): Fit {
  const zones = Object.keys(environment.network.subnets).length;
  const { appId } = environment;
  return { schedule, environmentName, appId, sizes: environment, zones, managesClusters: true };
}

describe("a policy and an environment that do not fit", () => {
  it.each<[string, string, Change, string, Change]>([
    [
      "backups over 30 days on a single node",
      "sandbox",
      same,
      "policy stores.monitoring-db.backups.keepFor: 31 days is more than a single-node instance keeps its backups; allowed: 7 to 30 days, or 2 or 3 nodes in the environment",
      (policy) =>
        policy.replace("backups: { keepFor: P7D }", "backups: { keepFor: P31D }").replace("P2Y30D", "P3Y"),
    ],
    [
      "encrypted backups of a single node",
      "sandbox",
      (environment) => `${environment}\nstores: { monitoring-db: { encryptBackups: on } }\n`,
      "environment stores.monitoring-db.encryptBackups: is on, and monitoring-db is a single node; allowed: nothing or off on a single node, or two or three nodes: snapshots are not encrypted",
      same,
    ],
    [
      "encrypted backups of every instance, of which one is a single node",
      "production",
      (environment) =>
        `${environment.replace("mysql:", "mysql:\n  encryptBackups: on")}\nstores: { monitoring-db: { nodes: 1 } }\n`,
      "environment mysql.encryptBackups: is on, and monitoring-db is a single node",
      same,
    ],
    [
      "a bucket name that is too long",
      "production",
      (environment) => `${environment}\nstores: { identification-images: { name: ${"x".repeat(50)} } }\n`,
      `environment stores.identification-images.name: the bucket's name would be "${"x".repeat(50)}-1250000000", 61 characters; allowed: lower-case letters, digits and hyphens, beginning and ending with a letter or digit, then a hyphen and the ten digits of the APPID, at most 60 characters`,
      same,
    ],
    [
      "a cluster's name that is too long",
      "production",
      (environment) => `${environment}\nstores: { operation-log: { name: ${"x".repeat(47)} } }\n`,
      `environment stores.operation-log.name: the cluster's name would be "${"x".repeat(47)}", 47 characters; allowed: a name without spaces around it, at most 46 characters`,
      same,
    ],
    [
      "an instance's name that is too long",
      "production",
      (environment) => `${environment}\nstores: { monitoring-db: { name: ${"x".repeat(55)} } }\n`,
      "environment stores.monitoring-db.name: the instance's name would be",
      same,
    ],
    [
      "Elasticsearch before the autonomous index",
      "production",
      (environment) => environment.replace('"7.14.2"', '"7.10.1"'),
      "environment elasticsearch.version: Elasticsearch 7.10.1 has no autonomous index, which the store operation-log uses; allowed: 7.14.2 or later",
      same,
    ],
    [
      "Elasticsearch before index lifecycle management through Terraform",
      "production",
      same,
      "environment elasticsearch.version: Elasticsearch 7.14.2 cannot be given lifecycle: ilm, which the store operation-log uses; allowed: 8.0.0 or later",
      withIlm,
    ],
    [
      "a cluster that exists, of an earlier version",
      "production",
      (environment) => `${environment}\nstores: { operation-log: { version: 7.17.0, ${EXISTING} } }\n`,
      "environment stores.operation-log.version: Elasticsearch 7.17.0 cannot be given lifecycle: ilm",
      withIlm,
    ],
    [
      "a cluster that exists, of no version",
      "production",
      (environment) =>
        `${environment.replace(/elasticsearch:\n( .*\n)+/, "")}\nstores: { operation-log: { ${EXISTING} } }\n`,
      "environment stores.operation-log.existing: names the cluster of operation-log, but not its version; allowed: version beside it",
      withIlm,
    ],
    [
      "a cluster that exists, for an autonomous index",
      "production",
      (environment) => `${environment}\nstores: { operation-log: { ${EXISTING} } }\n`,
      "environment stores.operation-log.existing: operation-log is an autonomous index, which is created with its cluster; allowed: no existing, or lifecycle: ilm in the policy",
      same,
    ],
    [
      "a data stream with a name too long for its backing indices",
      "production",
      (environment) => environment.replace('"7.14.2"', '"8.15.0"'),
      "policy categories.operation-log.storedIn.0.index: is 234 characters long, and Elasticsearch adds to the name of a data stream; allowed: 233 at most with lifecycle: ilm",
      (policy) => withIlm(policy).replace("index: operation-log", `index: ${"x".repeat(234)}`),
    ],
    [
      "two data streams of one name in one cluster",
      "production",
      (environment) =>
        `${environment}\nstores: { operation-log: { version: 8.15.0, ${EXISTING} }, more-log: { version: 8.15.0, ${EXISTING.replace("10.20.6.8:9200", "10.20.6.8:09200")} } }\n`,
      "environment stores.more-log.existing.endpoint: is the cluster of operation-log, which has the data stream operation-log already; allowed: another cluster, or another index in the policy",
      (policy) =>
        withIlm(policy)
          .replace(
            "\ncategories:",
            "\n  more-log: { kind: elasticsearch, lifecycle: ilm, partition: P1D, snapshots: off }\n\ncategories:",
          )
          .concat(
            "  more:\n    title: More\n    elements: { at: timestamp }\n    purposes: [Testing]\n    legalBasis: { basis: consent }\n" +
              "    retention: { keepFor: P1Y }\n    storedIn: { store: more-log, index: operation-log, timeField: at }\n",
          ),
    ],
    [
      "a data stream whose refused documents Elasticsearch would keep for a period of its own",
      "production",
      (environment) => environment.replace('version: "7.14.2"', 'version: "9.1.0"'),
      'policy categories.operation-log.storedIn.0.index: is "logs-steps-main": Elasticsearch 9.1.0 keeps what such a data stream refuses in a failure store, for a period of its own; allowed: another name than logs-*-*',
      (policy) => withIlm(policy).replace("index: operation-log", "index: logs-steps-main"),
    ],
    [
      "too few masters for three zones",
      "production",
      (environment) => environment.replace("masterNodes: { count: 3", "masterNodes: { count: 2"),
      "environment elasticsearch.masterNodes.count: is 2; allowed: 3 or 5 dedicated masters, which 3 zones need",
      same,
    ],
    [
      "data nodes that three zones cannot share",
      "production",
      (environment) => environment.replace("dataNodes: { count: 3", "dataNodes: { count: 4"),
      "environment elasticsearch.dataNodes.count: is 4; allowed: a multiple of 3, the number of zones",
      same,
    ],
    [
      "a store that the policy does not have",
      "production",
      (environment) => `${environment}\nstores: { monitoring-bd: { memory: 8000 } }\n`,
      'environment stores.monitoring-bd: the policy has no store "monitoring-bd"; did you mean monitoring-db? allowed: monitoring-db, operation-log, identification-images',
      same,
    ],
    [
      "an option of another kind of store",
      "production",
      (environment) => `${environment}\nstores: { identification-images: { memory: 8000 } }\n`,
      "environment stores.identification-images.memory: identification-images is a store of kind object-storage, which has no memory; allowed: name, accessLogs",
      same,
    ],
    [
      "readers of a store whose only account may do everything",
      "production",
      (environment) => `${environment}\nstores: { operation-log: { readers: [app] } }\n`,
      "environment stores.operation-log.readers: the only account of operation-log that the cloud's API can create may do everything; allowed: administrators, or lifecycle: ilm in the policy",
      same,
    ],
    [
      "writers of such a store",
      "production",
      (environment) =>
        `${environment}\nstores: { operation-log: { writers: [app], administrators: [dba] } }\n`,
      "environment stores.operation-log.writers: the only account of operation-log that the cloud's API can create may do everything; allowed: administrators, or lifecycle: ilm in the policy",
      same,
    ],
    [
      "administrators of a cluster that exists",
      "production",
      (environment) =>
        `${environment}\nstores: { operation-log: { version: 8.15.0, ${EXISTING}, readers: [app], administrators: [dba] } }\n`,
      "environment stores.operation-log.administrators: operation-log uses a cluster that exists, whose account is in no secret of this deployment; allowed: readers, writers",
      withIlm,
    ],
    [
      "administrators of a bucket, which has no accounts",
      "production",
      (environment) => `${environment}\nstores: { identification-images: { administrators: [dba] } }\n`,
      "environment stores.identification-images.administrators: identification-images is a store of kind object-storage, which has no administrators; allowed: name, accessLogs, importFrom, readers, writers",
      same,
    ],
    [
      "no size for a kind of store",
      "production",
      (environment) => environment.replace(/mysql:\n( .*\n)+/, ""),
      "environment mysql: is missing, and the policy has the MySQL store monitoring-db; allowed: memory and disk, here or under stores",
      same,
    ],
    [
      "an access log that outlives what it logs",
      "production",
      (environment) => `${environment}\nobjectStorage: { accessLogs: { keepFor: P31D } }\n`,
      "environment objectStorage.accessLogs.keepFor: the access log of identification-images holds keys of Identification Data for up to 65 days, not 32; allowed: no accessLogs, or a later goneBy in the policy",
      same,
    ],
    [
      "an access log that outlives what it logs by a day",
      "production",
      (environment) => `${environment}\nobjectStorage: { accessLogs: { keepFor: P7D } }\n`,
      "environment objectStorage.accessLogs.keepFor: the access log of identification-images holds keys of Identification Data for up to 41 days, not 40; allowed: P1D to P6D",
      (policy) => policy.replace("goneBy: P32D", "goneBy: P40D"),
    ],
    [
      "an access log that outlives what it logs in the bucket, whatever lies elsewhere",
      "production",
      (environment) => `${environment}\nobjectStorage: { accessLogs: { keepFor: P27D } }\n`,
      "environment objectStorage.accessLogs.keepFor: the access log of identification-images holds keys of Identification Data for up to 61 days, not 60; allowed: P1D to P26D",
      alsoInMysql,
    ],
    [
      "two stores with one name in the cloud",
      "production",
      (environment) =>
        `${environment}\nstores: { identification-images: { name: same }, more-images: { name: same } }\n`,
      'environment stores.more-images.name: "same" is what identification-images is called in the cloud already; allowed: a name of its own',
      withMoreImages,
    ],
    [
      "a bucket that has the name of another one's log",
      "production",
      (environment) =>
        `${environment}\nstores: { identification-images: { name: a, accessLogs: { keepFor: P1D } }, more-images: { name: a-logs } }\n`,
      'environment stores.more-images.name: "a-logs" is what identification-images is called in the cloud already',
      (policy) => withMoreImages(policy).replace("goneBy: P32D", "goneBy: P40D"),
    ],
    ...(
      [
        [
          "monitoring-db",
          "importFrom: cdb_1",
          '.importFrom: is "cdb_1"; allowed: an id such as cdb-1a2b3c4d',
        ],
        [
          "monitoring-db",
          "importFrom: cdb-1, importDatabases: [other]",
          '.importDatabases: is "other"; allowed: some of databases: monitoring',
        ],
        [
          "monitoring-db",
          "importDatabases: [monitoring]",
          '.importDatabases: is "monitoring"; allowed: nothing without `importFrom` or `existing`',
        ],
        ["operation-log", "importFrom: cdb-1", '.importFrom: is "cdb-1"; allowed: an id such as es-1a2b3c4d'],
        [
          "operation-log",
          "importDatabases: [a]",
          ".importDatabases: operation-log is a store of kind elasticsearch, which has no importDatabases",
        ],
        [
          "identification-images",
          "importFrom: faces-1250000000",
          '.importFrom: is "faces-1250000000"; allowed: production-identification-images-1250000000',
        ],
      ] as const
    ).map(([store, option, misfit]): [string, string, Change, string, Change] => [
      `${option} of ${store}`,
      "production",
      (environment) => `${environment}\nstores: { ${store}: { ${option} } }\n`,
      `environment stores.${store}${misfit}`,
      same,
    ]),
    [
      "a cluster that is taken over and stays somebody else's",
      "production",
      (environment) =>
        `${environment.replace('"7.14.2"', '"8.15.0"')}\nstores: { operation-log: { ${EXISTING}, importFrom: es-1 } }\n`,
      'environment stores.operation-log.importFrom: is "es-1"; allowed: nothing beside existing',
      withIlm,
    ],
  ])("are refused for %s", (_, name, changeEnvironment, misfit, changePolicy) => {
    const environment = shippedEnvironment(name, changeEnvironment);
    const schedule = shippedSchedule(changePolicy);

    const misfits = checkFit(fitOf(schedule, environment, name)).map(
      ({ file, path, wrong, allowed }) => `${file} ${path.join(".")}: ${wrong}; ${allowed}`,
    );

    expect(misfits).toEqual([expect.stringContaining(misfit)]);
  });

  it("do fit with readers and writers of a store under lifecycle: ilm", () => {
    const environment = shippedEnvironment("production", (text) =>
      text
        .replace('"7.14.2"', '"8.15.0"')
        .concat("\nstores: { operation-log: { readers: [a], writers: [b], administrators: [c] } }\n"),
    );

    expect(checkFit(fitOf(shippedSchedule(withIlm), environment, "production"))).toEqual([]);
  });

  it.each(["production", "sandbox"])("do fit as they are shipped, in %s", (name) => {
    expect(checkFit(fitOf(shippedSchedule(), shippedEnvironment(name), name))).toEqual([]);
  });
});
