import { TerraformVariable } from "cdktf";
import { ElasticsearchStore } from "../../../constructs/elasticsearch/elasticsearch-store";
import { MysqlStore, type MysqlStoreProps } from "../../../constructs/mysql/mysql-store";
import { Period } from "../../../policy/period";
import { sampleNetwork } from "../sample-network";
import { only, refusals, type Synthesized, synthesized } from "../synthesized";

const calls: MysqlStoreProps = {
  name: "calls",
  network: sampleNetwork(2),
  size: { memory: 8000, disk: 200 },
  backupsExpireAfter: Period.days(14),
  binlogsExpireAfter: Period.days(7),
  databases: ["monitoring", "billing"],
  rowPurge: { rowsStay: "a nightly job of the application deletes them" },
  region: "ap-guangzhou",
  creatorUin: "100000000002",
};
const app = { name: "app" };

describe("who may read a MySQL store", () => {
  it("may read the secret of an account that may select in its databases only", () => {
    const json = granted({}, (store) => store.grantRead(app));

    const account = only(json, "tencentcloud_ssm_product_secret");
    expect(account).toMatchObject({
      product_name: "Mysql",
      user_name_prefix: "reader",
      privileges_list: [
        { privilege_name: "DatabasePrivileges", database: "billing", privileges: ["SELECT"] },
        { privilege_name: "DatabasePrivileges", database: "monitoring", privileges: ["SELECT"] },
      ],
    });
    expect(account["depends_on"]).toHaveLength(2);
    expect(documentOf(json)).toEqual(allowsSecret(String(account["secret_name"])));
    expect(account["secret_name"]).toMatch(/^retention__calls_reader-[0-9a-f]{8}$/);
    expect(only(json, "tencentcloud_cam_role_policy_attachment_by_name")["role_name"]).toBe("app");
  });

  it("gets another account when the databases change, because privileges cannot change in place", () => {
    const secretName = (databases: string[]) =>
      only(
        granted({ databases }, (store) => store.grantRead(app)),
        "tencentcloud_ssm_product_secret",
      )["secret_name"];

    expect(secretName(["monitoring"])).not.toBe(secretName(["monitoring", "billing"]));
  });
});

describe("who may write to a MySQL store", () => {
  it("may read the secret of an account that may insert, and neither read, change nor delete", () => {
    const json = granted({ databases: ["monitoring"] }, (store) => store.grantWrite(app));

    const account = only(json, "tencentcloud_ssm_product_secret");
    expect(account["privileges_list"]).toEqual([
      { privilege_name: "DatabasePrivileges", database: "monitoring", privileges: ["INSERT"] },
    ]);
    expect(documentOf(json)).toEqual(allowsSecret(String(account["secret_name"])));
  });
});

describe("who may administer a store", () => {
  it("may read the secret of root, and nobody else may", () => {
    const json = granted({}, (store) => {
      store.grantAdministration({ name: "dba" });
      store.grantRead(app);
    });

    const readers = Object.values(json.resource["tencentcloud_cam_policy"]!).filter(({ document }) =>
      String(document).includes("retention__calls_root"),
    );
    expect(readers).toHaveLength(1);
    expect(JSON.parse(String(readers[0]!["document"]))).toEqual(allowsSecret("retention__calls_root"));
    expect(readers[0]!["name"]).toBe("calls-mysql-administrators");
  });

  it("may read the secret of elastic", () => {
    const json = synthesized((stack) =>
      new ElasticsearchStore(stack, "logs", {
        name: "logs",
        network: sampleNetwork(1),
        size: { version: "7.14.2", dataNodes: { count: 2, type: "ES.S1.MEDIUM4", disk: 20 } },
        region: "ap-guangzhou",
        creatorUin: "100000000002",
      }).grantAdministration(app),
    );

    expect(documentOf(json)).toEqual(allowsSecret("retention__logs_elastic"));
  });
});

describe("the secret of a grant", () => {
  it("may be one of any creator, if it is not said who creates it", () => {
    const json = granted({ creatorUin: undefined }, (store) => store.grantAdministration(app));

    expect(documentOf(json)).toMatchObject({
      statement: [{ resource: ["qcs::ssm:ap-guangzhou::secret/creatorUin/*/retention__calls_root"] }],
    });
  });

  it("is never in the JSON", () => {
    const json = granted({}, (store) => store.grantRead(app));

    expect(JSON.stringify(only(json, "tencentcloud_ssm_product_secret"))).not.toMatch(/password/i);
  });

  it("cannot be granted under a name that no policy can have", () => {
    const found = refusals((stack) =>
      new MysqlStore(stack, "calls", { ...calls, name: "my calls" }).grantRead(app),
    );

    expect(found).toContainEqual(
      expect.stringContaining(
        'stack/calls/readers/secret: name: name is "my calls-mysql-readers"; up to 128 letters',
      ),
    );
  });

  it("cannot be granted without a region, which its address has to name", () => {
    const found = refusals((stack) =>
      new MysqlStore(stack, "calls", { ...calls, region: undefined }).grantRead(app),
    );

    expect(found).toEqual([expect.stringContaining("grant: region is undefined")]);
  });

  it.each<[string, Partial<MysqlStoreProps>, string]>([
    ["in every region", { region: "*" }, 'region: region is "*"; a region, such as ap-guangzhou'],
    ["in no region", { region: "" }, 'region: region is ""; a region'],
    ["in what is no region", { region: "Guangzhou" }, 'region: region is "Guangzhou"; a region'],
    ["of a creator without a name", { creatorUin: "" }, 'uin: creatorUin is ""; the UIN of the account'],
    ["of a path", { creatorUin: "*/x" }, 'uin: creatorUin is "*/x"; the UIN of the account'],
  ])("cannot be granted %s", (_, props, refusal) => {
    const found = refusals((stack) => new MysqlStore(stack, "calls", { ...calls, ...props }).grantRead(app));

    expect(found).toEqual([expect.stringContaining(`stack/calls: ${refusal}`)]);
  });

  it("may be in a region, and of a creator, that only Terraform knows", () => {
    const found = refusals((stack) => {
      const { stringValue } = new TerraformVariable(stack, "where", { type: "string" });
      const props = { ...calls, region: stringValue, creatorUin: stringValue };
      new MysqlStore(stack, "calls", props).grantRead(app);
    });

    expect(found).toEqual([]);
  });
});

function granted(props: Partial<MysqlStoreProps>, grant: (store: MysqlStore) => void): Synthesized {
  return synthesized((stack) => grant(new MysqlStore(stack, "calls", { ...calls, ...props })));
}

function documentOf(json: Synthesized): unknown {
  return JSON.parse(String(only(json, "tencentcloud_cam_policy")["document"]));
}

function allowsSecret(name: string) {
  return {
    version: "2.0",
    statement: [
      {
        action: ["ssm:GetSecretValue"],
        effect: "allow",
        resource: [`qcs::ssm:ap-guangzhou::secret/creatorUin/100000000002/${name}`],
      },
    ],
  };
}
