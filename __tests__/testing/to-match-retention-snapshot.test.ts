import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformOutput, TerraformStack, TerraformVariable, Testing } from "cdktf";
import fc from "fast-check";
import { withoutSecrets } from "../../testing/without-secrets";
import "../../testing";

const HASH = "0123456789abcdef".repeat(2);
const snapshots = () =>
  readFileSync(
    join(__dirname, "__snapshots__", "to-match-retention-snapshot.test.ts.snap"),
    "utf8",
  ).replaceAll("\\${", "${");

function stackOf(resource: object, add: (stack: TerraformStack) => void = () => undefined): TerraformStack {
  const stack = new TerraformStack(Testing.app(), "stack");
  stack.addOverride("resource", resource);
  add(stack);
  return stack;
}

it("shows what is decided of a secret, and not what it is", () => {
  const stack = stackOf(
    {
      tencentcloud_ssm_product_secret: {
        account: { privileges_list: [{ privilege_name: "GlobalPrivileges", privileges: ["SELECT"] }] },
      },
      tencentcloud_ssm_secret: { token: { secret_name: "shop/token", description: "of the shop" } },
      random_password: { password: { length: 32 } },
      tencentcloud_instance: { jump: { user_data: "mine", password: "mine", use_password: true } },
      tencentcloud_elasticsearch_instance: { es: { password: "${random_password.password.result}" } },
      tencentcloud_scf_function: {
        sync: {
          environment: {
            passwordText: "mine",
            secretKey: "mine",
            DATABASE: "mysql://reader:mine@db:3306/shop",
            PURGE_CONFIGURATION: '{"password":"mine","deleteAfterDays":30}',
          },
        },
      },
    },
    (stack) => {
      new TerraformVariable(stack, "pin", { sensitive: true, default: "mine", description: "of the shop" });
      new TerraformVariable(stack, "api_key", { default: "mine" });
      new TerraformOutput(stack, "seed", { sensitive: true, value: "mine" });
    },
  );

  expect(stack).toMatchRetentionSnapshot();

  const snapshot = snapshots();
  expect(snapshot).toContain('"GlobalPrivileges"');
  expect(snapshot).toContain('"length": 32');
  expect(snapshot).toContain('"secret_name": "shop/token"');
  expect(snapshot).toContain('"use_password": true');
  expect(snapshot).toContain('"password": "${random_password.password.result}"');
  expect(snapshot).toContain('"DATABASE": "mysql://reader:<secret>@db:3306/shop"');
  expect(snapshot).toContain('{"password":"<secret>","deleteAfterDays":30}');
  expect(snapshot).toContain('"description": "of the shop"');
  expect(snapshot).not.toContain("mine");
});

it("shows no more than the names of local files, and all else as it is", () => {
  const withFolder = (folder: string) => {
    const stack = stackOf({
      tencentcloud_scf_function: {
        purge: { name: "purge", zip_file: `assets/${folder}/${HASH.toUpperCase()}/purge-${HASH}.zip` },
      },
      tencentcloud_scf_layer: { layer: { content: [{ zip_file: `C:\\${folder}\\layer` }] } },
      tencentcloud_cos_bucket_object: { notice: { key: "/legal/notice.txt", source: `/${folder}/NOTICE` } },
      tencentcloud_cos_bucket: {
        logs: {
          bucket: "deadbeefdeadbeef-1250000000",
          lifecycle_rules: [{ filter_prefix: "/logs/app.log" }],
          tags: { contract: "1234567890123456" },
        },
      },
    });
    stack.addOverride("terraform.required_providers.tencentcloud.version", folder);
    return stack;
  };

  expect(withFolder("one")).toMatchRetentionSnapshot();

  const snapshot = snapshots();
  expect(snapshot).toContain('"zip_file": "purge-<hash>.zip"');
  expect(snapshot).toContain('"zip_file": "layer"');
  expect(snapshot).toContain('"source": "NOTICE"');
  expect(snapshot).toContain('"key": "/legal/notice.txt"');
  expect(snapshot).toContain('"bucket": "deadbeefdeadbeef-1250000000"');
  expect(snapshot).toContain('"filter_prefix": "/logs/app.log"');
  expect(snapshot).toContain('"contract": "1234567890123456"');
  expect(snapshot).not.toMatch(/required_providers|\bone\b|0123456789abcdef/i);
});

it("has no opposite", () => {
  expect(() => expect(stackOf({})).not.toMatchRetentionSnapshot()).toThrow(
    "a snapshot cannot be refused: toMatchRetentionSnapshot has no .not",
  );
});

describe("a text without its secrets", () => {
  it.each([
    ["mysql://u:p%40w@h/db", "mysql://u:<secret>@h/db"],
    ["mysql://${local.u}:${random_password.p.result}@h", "mysql://${local.u}:${random_password.p.result}@h"],
    ["https://ghp_abc@github.com/x", "https://<secret>@github.com/x"],
    ["u:pw@tcp(h:3306)/db", "u:<secret>@tcp(h:3306)/db"],
    ["Server=h;Password=pw;Port=1", "Server=h;Password=<secret>;Port=1"],
    ["https://h/?access_token=abc&page=2", "https://h/?access_token=<secret>&page=2"],
    ['${jsonencode({"password" = "pw"})}', '${jsonencode({"password" = <secret>})}'],
    [
      "-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----",
      "-----BEGIN RSA PRIVATE KEY-----<secret>-----END RSA PRIVATE KEY-----",
    ],
    ["JWT eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln", "JWT <secret>"],
    [
      "curl -u admin:pw -H 'Authorization: Bearer abc'",
      "curl -u admin:<secret> -H 'Authorization: Bearer <secret>'",
    ],
    ["mysql --password pw --host h", "mysql --password <secret> --host h"],
    ["https://x/?sig=abc&se=1", "https://x/?sig=<secret>&se=1"],
    ["https://hooks.slack.com/services/T0/B0/abc", "https://hooks.slack.com/services/<secret>"],
    [
      '{"env":[{"name":"DB_PASSWORD","value":"pw"},{"name":"HOST","value":"h"}]}',
      '{"env":[{"name":"DB_PASSWORD","value":"<secret>"},{"name":"HOST","value":"h"}]}',
    ],
    ["PIN=1234", "PIN=<secret>"],
    ["Basic authentication is off", "Basic authentication is off"],
    ['${var.token == "x" ? 1 : 2}', '${var.token == "x" ? 1 : 2}'],
    [
      "qcs::ssm:ap-guangzhou:uin/1:secret/creatorUin/1/x",
      "qcs::ssm:ap-guangzhou:uin/1:secret/creatorUin/1/x",
    ],
    ["https://cos.ap-guangzhou.myqcloud.com/a@b", "https://cos.ap-guangzhou.myqcloud.com/a@b"],
  ])("%s", (text, shown) => {
    expect(withoutSecrets(text)).toBe(shown);
  });

  it.each(["dbPass", "MY_PASS", "pin", "AUTH", "SESSION", "salt", "JWT", "cookie", "pw"])(
    "masks %s, as an argument and as the name of a setting",
    (name) => {
      expect(withoutSecrets({ [name]: "x" })).toEqual({ [name]: "<secret>" });
      expect(withoutSecrets([{ key: name, value: "x" }])).toEqual([{ key: name, value: "<secret>" }]);
    },
  );

  it.each([
    "passthrough",
    "auth_type",
    "session_affinity",
    "basalt",
    "compass",
    "spin",
    "author",
    "name",
    "key",
  ])("shows %s", (name) => {
    expect(withoutSecrets({ [name]: "x", value: "y" })).toEqual({ [name]: "x", value: "y" });
  });

  it("holds no password of a URL, of whatever form", () => {
    const password = fc.stringMatching(/^[\w!$&'()*+,;=:@%.~-]{6,20}$/);

    fc.assert(
      fc.property(password, (secret) => {
        expect(withoutSecrets({ url: `mysql://u:${secret}@h/db` })).toEqual({
          url: "mysql://u:<secret>@h/db",
        });
      }),
    );
  });
});
