import { ElasticstackProvider } from "@cdktf/provider-elasticstack/lib/provider";
import { TerraformVariable } from "cdktf";
import fc from "fast-check";
import { ElasticsearchStore } from "../../../constructs/elasticsearch/elasticsearch-store";
import { ManagedStore } from "../../../constructs/elasticsearch/managed-store";
import { MysqlStore, type MysqlStoreProps } from "../../../constructs/mysql/mysql-store";
import { defaultSecretName, secretName } from "../../../constructs/secrets/secret-name";
import { Period } from "../../../policy/period";
import type { ElasticsearchSettings } from "../../../schedule/kinds/elasticsearch";
import { shippedSchedule } from "../../stacks/deployment";
import { sampleNetwork } from "../sample-network";
import { refusals, type Synthesized, synthesized } from "../synthesized";

const mysql: MysqlStoreProps = {
  name: "shop",
  network: sampleNetwork(2),
  size: { memory: 8000, disk: 200 },
  backupsExpireAfter: Period.days(14),
  binlogsExpireAfter: Period.days(7),
  databases: ["orders"],
  rowPurge: { rowsStay: "a nightly job of the application deletes them" },
  region: "ap-guangzhou",
};
const app = { name: "app" };

describe("the names of the secrets of two stores", () => {
  it("contain one another in no case, though the names of the stores do", () => {
    const names = ["shop", "my-shop"].flatMap((name) => secretNames(storesOf(name)));

    expect(names).toHaveLength(8);
    for (const name of names) expect(names.filter((other) => other.includes(name))).toEqual([name]);
  });

  it("nor, whatever the stores are called, those that a policy's environment gives", () => {
    const part = fc.array(fc.constantFrom("retention", "root", "reader", "a", "-", "7"), {
      minLength: 1,
      maxLength: 4,
    });
    const account = fc.constantFrom(
      "root",
      "elastic",
      "reader",
      "writer",
      "reader-1a2b3c4d",
      "purge-1a2b3c4d",
    );
    const secret = fc
      .tuple(fc.option(part), part, account)
      .map(([environment, store, role]) =>
        environment ? secretName(environment.join(""), store.join(""), role) : nameFor(store.join(""), role),
      );

    fc.assert(
      fc.property(secret, secret, (one, other) => {
        // A store is of one kind: its accounts have the hash of their privileges in the name, or they have not.
        fc.pre(!other.startsWith(`${one}-`));
        expect(one !== other && other.includes(one)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the name of a secret", () => {
  it.each<[string, Partial<MysqlStoreProps>, string]>([
    [
      "that a store's name would make contain another's",
      { name: "my_shop" },
      'stack/shop: secret-name: name is "my_shop"; up to 100 letters, digits and hyphens, which the secret of root is named after, or a secretName',
    ],
    [
      "that stands for every secret",
      { readerSecretName: "*" },
      'stack/shop/readers/account: name: secretName is "*"; letters, digits, - and _',
    ],
    [
      "that leaves no room for the hash of the privileges",
      { writerSecretName: "x".repeat(120) },
      "at most 119 characters",
    ],
  ])("is refused %s", (_, props, refusal) => {
    const found = refusals((stack) => {
      const store = new MysqlStore(stack, "shop", { ...mysql, ...props });
      store.grantRead(app);
      store.grantWrite(app);
    });

    expect(found).toContainEqual(expect.stringContaining(refusal));
  });

  it.each(["prod_eu", "prod-eu"])("is not made of what is no environment, such as %j", (environment) => {
    const settings = shippedSchedule().stores["operation-log"] as ElasticsearchSettings;
    const found = refusals((stack) => {
      new ElasticstackProvider(stack, "elasticstack");
      new ManagedStore(stack, "log", { store: "log", name: "log", environment, settings });
    });

    expect(found).toEqual([
      `stack/log: name: environment is "${environment}"; up to 20 lower-case letters and digits, beginning with a letter`,
    ]);
  });

  it("may be anything that SSM takes, if it is given, and something that only Terraform knows", () => {
    const found = refusals((stack) => {
      const { stringValue } = new TerraformVariable(stack, "name", { type: "string" });
      const secrets = { secretName: "my_root", readerSecretName: "my_reader", writerSecretName: "my_writer" };
      for (const props of [{ name: "my_shop", ...secrets }, { name: stringValue }]) {
        const store = new MysqlStore(stack, `shop-${Object.keys(props).length}`, { ...mysql, ...props });
        store.grantRead(app);
        store.grantWrite(app);
      }
    });

    expect(found).toEqual([]);
  });
});

function storesOf(name: string): Synthesized {
  return synthesized((stack) => {
    const store = new MysqlStore(stack, "mysql", { ...mysql, name });
    store.grantRead(app);
    store.grantWrite(app);
    new ElasticsearchStore(stack, "elasticsearch", {
      name,
      network: sampleNetwork(1),
      size: { version: "7.14.2", dataNodes: { count: 2, type: "ES.S1.MEDIUM4", disk: 20 } },
    });
  });
}

function secretNames({ resource }: Synthesized): string[] {
  return ["tencentcloud_ssm_secret", "tencentcloud_ssm_product_secret"].flatMap((type) =>
    Object.values(resource[type]!).map((secret) => String(secret["secret_name"])),
  );
}

/** As a store without an environment names it. */
function nameFor(store: string, account: string): string {
  let name = "";
  synthesized((stack) => (name = defaultSecretName(stack, "secretName", store, account)));
  return name;
}
