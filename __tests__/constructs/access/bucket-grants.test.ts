import { CamRole } from "@cdktf/provider-tencentcloud/lib/cam-role";
import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import type { Role } from "../../../constructs/access/role";
import { ObjectStore, type ObjectStoreProps } from "../../../constructs/object-storage/object-store";
import { Period } from "../../../policy/period";
import { only, refusals, type Synthesized, synthesized } from "../synthesized";

const images: ObjectStoreProps = {
  name: "id-images",
  appId: "1250000000",
  region: "ap-guangzhou",
  expireAfter: Period.days(30),
};
const BUCKET = "qcs::cos:ap-guangzhou:uid/1250000000:id-images-1250000000";
const HTTPS = { bool_equal: { "cos:secure-transport": "true" } };
const app = { name: "app" };

describe("who may read a bucket", () => {
  it("may fetch and list what is under its prefixes, over HTTPS, and nothing else", () => {
    const json = granted({ prefixes: ["images/", "records/"] }, (store) => store.grantRead(app));

    expect(documentOf(json)).toEqual({
      version: "2.0",
      statement: [
        {
          action: ["name/cos:GetObject", "name/cos:HeadObject"],
          effect: "allow",
          resource: [`${BUCKET}/images/*`, `${BUCKET}/records/*`],
          condition: HTTPS,
        },
        {
          action: ["name/cos:GetBucket"],
          effect: "allow",
          resource: [`${BUCKET}/*`],
          condition: { ...HTTPS, string_equal: { "cos:prefix": ["images%2F", "records%2F"] } },
        },
      ],
    });
    expect(only(json, "tencentcloud_cam_policy")["name"]).toBe("id-images-bucket-readers");
  });

  it("may do so under a prefix that only Terraform knows, which it encodes where the rest is encoded", () => {
    const json = granted({}, (_, stack) => {
      const { stringValue } = new TerraformVariable(stack, "year", { type: "string" });
      const prefixes = [`${stringValue}/`, `ids & faces/${stringValue}/`];
      new ObjectStore(stack, "by-year", { ...images, prefixes }).grantRead(app);
    });

    const encoded = '${replace(urlencode(var.year), "+", "%20")}';
    expect(only(json, "tencentcloud_cam_policy")["document"]).toContain(
      `"cos:prefix":["${encoded}%2F","ids%20%26%20faces%2F${encoded}%2F"]`,
    );
    expect(
      refusals((stack) => {
        const { stringValue } = new TerraformVariable(stack, "year", { type: "string" });
        new ObjectStore(stack, "images", {
          ...images,
          prefixes: [`${stringValue}/`, `a/${stringValue}-${stringValue}/`],
        });
      }),
    ).toEqual([]);
    expect(only(json, "tencentcloud_cam_policy")["document"]).toContain(
      `"resource":["${BUCKET}/\${var.year}/*","${BUCKET}/ids & faces/\${var.year}/*"]`,
    );
  });

  it.each<[string, (token: string) => string, string]>([
    ["a pattern before it", (token) => `*/${token}/`, "*/…/"],
    ["a pattern after it", (token) => `${token}/?/`, "…/?/"],
    ["no slash at its end", (token) => `${token}-images`, "…-images"],
    ["nothing that says where it ends", (token) => token, "…"],
    ["a slash at its start", (token) => `/${token}/${token}/`, "/…/…/"],
  ])("may not do so under such a prefix with %s", (_, prefix, shown) => {
    const found = refusals((stack) => {
      const { stringValue } = new TerraformVariable(stack, "year", { type: "string" });
      new ObjectStore(stack, "images", { ...images, prefixes: [prefix(stringValue)] }).grantRead(app);
    });

    expect(found).toEqual([
      expect.stringContaining(`stack/images: prefix: prefixes is "${shown}"; text that ends with "/"`),
    ]);
  });

  it("may fetch and list everything, if no prefix limits it", () => {
    const [objects, list] = documentOf(granted({}, (store) => store.grantRead(app))).statement;

    expect(objects).toMatchObject({ resource: [`${BUCKET}/*`] });
    expect(list).toMatchObject({ resource: [`${BUCKET}/*`], condition: HTTPS });
    expect(JSON.stringify(list)).not.toContain("cos:prefix");
  });
});

describe("who may write to a bucket", () => {
  it("may upload under its prefixes, in one piece or several, and neither read nor delete", () => {
    const json = granted({ prefixes: ["images/"] }, (store) => store.grantWrite(app));

    expect(documentOf(json)).toEqual({
      version: "2.0",
      statement: [
        {
          action: [
            "name/cos:PutObject",
            "name/cos:PostObject",
            "name/cos:InitiateMultipartUpload",
            "name/cos:UploadPart",
            "name/cos:ListParts",
            "name/cos:CompleteMultipartUpload",
            "name/cos:AbortMultipartUpload",
          ],
          effect: "allow",
          resource: [`${BUCKET}/images/*`],
          condition: HTTPS,
        },
      ],
    });
  });
});

describe("a grant", () => {
  it("attaches one policy to every role that it is given to, by name", () => {
    const json = granted({}, (store) => {
      store.grantRead(app);
      store.grantRead({ name: "training" });
    });

    const attachments = Object.values(json.resource["tencentcloud_cam_role_policy_attachment_by_name"]!);
    expect(attachments.map((attachment) => attachment["role_name"])).toEqual(["app", "training"]);
    for (const { policy_name: policy } of attachments)
      expect(policy).toMatch(/^\$\{tencentcloud_cam_policy\.images_readers_\w+\.name\}$/);
    expect(Object.keys(json.resource["tencentcloud_cam_policy"]!)).toHaveLength(1);
  });

  it("takes a role that the same stack creates", () => {
    const json = granted({}, (store, stack) => {
      const role = new CamRole(stack, "app", { name: "app", document: "{}" });
      store.grantRead(role);
      store.grantWrite(role);
    });

    const attachments = Object.values(json.resource["tencentcloud_cam_role_policy_attachment_by_name"]!);
    expect(attachments.map((attachment) => attachment["role_name"])).toEqual([
      "${tencentcloud_cam_role.app.name}",
      "${tencentcloud_cam_role.app.name}",
    ]);
  });

  it.each<[string, (stack: TerraformStack) => Role[], string[]]>([
    ["by its name", () => [app, app, { name: "app" }], ["app"]],
    [
      "that the stack creates, as itself, by its name and by the reference to it",
      (stack) => {
        const role = new CamRole(stack, "training", { name: "app", document: "{}" });
        return [role, role, app, { name: role.name }];
      },
      ["${tencentcloud_cam_role.training.name}"],
    ],
    [
      "by its name before the stack creates it, which has to come first all the same",
      (stack) => [app, new CamRole(stack, "training", { name: "app", document: "{}" })],
      ["${tencentcloud_cam_role.training.name}"],
    ],
    [
      "by a name that only Terraform knows",
      (stack) => {
        const name = new TerraformVariable(stack, "reader", { type: "string" });
        return [{ name: name.stringValue }, { name: name.stringValue }];
      },
      ["${var.reader}"],
    ],
  ])("is made once for a role %s", (_, roles, names) => {
    const json = granted({}, (store, stack) => {
      for (const role of roles(stack)) store.grantRead(role);
    });

    expect(rolesOf(json)).toEqual(names);
  });

  it("tells a role from another one whose id is its name", () => {
    const json = granted({}, (store, stack) => {
      store.grantRead(new CamRole(stack, "training", { name: "app", document: "{}" }));
      store.grantRead({ name: "training" });
    });

    expect(rolesOf(json)).toEqual(["training", "${tencentcloud_cam_role.training.name}"].sort());
  });

  it("tells roles of one id in several stacks apart", () => {
    const testApp = Testing.app();
    const roles = ["one", "two", "three"].map((name) => {
      const stack = new TerraformStack(testApp, name);
      const { stringValue } = new TerraformVariable(stack, "name", { type: "string" });
      return new CamRole(stack, "role", { name: stringValue, document: "{}" });
    });
    const stack = new TerraformStack(testApp, "stack");
    const store = new ObjectStore(stack, "images", images);
    for (const role of [...roles, ...roles.map(({ name }) => ({ name }))]) store.grantRead(role);
    stack.prepareStack();

    expect(rolesOf(JSON.parse(Testing.synth(stack)) as Synthesized)).toEqual(
      ["one", "three", "two"].map((name) =>
        expect.stringContaining(`cross-stack-reference-input-${name}.outputs.`),
      ),
    );
  });

  it("keeps its address: an id that says the role, or one that says the same in every synthesis", () => {
    const addresses = () =>
      granted({}, (store, stack) => {
        const name = new TerraformVariable(stack, "reader", { type: "string" });
        store.grantRead({ name: name.stringValue });
        store.grantRead(app);
        store.grantRead(new CamRole(stack, "training", { name: "trainer", document: "{}" }));
      }).resource["tencentcloud_cam_role_policy_attachment_by_name"]!;

    expect(Object.keys(addresses())).toEqual([
      "images_readers_role-app_877A67EA",
      "images_readers_role-ee95dff6_59E59650",
      "images_readers_role-training_75401915",
    ]);
    expect(Object.keys(addresses())).toEqual(Object.keys(addresses()));
  });

  it("leaves no trace where nothing is granted", () => {
    const json = granted({}, () => undefined);

    expect(Object.keys(json.resource)).toEqual(["tencentcloud_cos_bucket"]);
  });

  it.each<[string, Partial<ObjectStoreProps>, Role, string]>([
    ["without a region", { region: undefined }, app, "grant: region is undefined; the region of the store"],
    [
      "to a role that no role can be called",
      {},
      { name: "a role" },
      'name: role is "a role"; up to 128 letters, digits',
    ],
    ...(
      [
        ["that is a pattern", "images/*"],
        ["that is everything", ""],
        ["that other folders begin with", "images"],
        ["with a slash at its start", "/images/"],
        ["that Terraform would evaluate", "a${x}/"],
        ["that Terraform would take for a directive", "b%{if}/"],
        ["that is half a character", "\ud800/"],
        ["over two lines", "images\n/"],
        ["longer than a key", `${"x".repeat(850)}/`],
      ] as const
    ).map(([what, prefix]): [string, Partial<ObjectStoreProps>, Role, string] => [
      `under a prefix ${what}`,
      { prefixes: [prefix] },
      app,
      `prefix: prefixes is ${JSON.stringify(prefix)}; text that ends with "/", with no "/" at its start, no "//", "*" or "?", such as images/; up to 850 bytes, without \${ and %{`,
    ]),
    [
      "under one prefix twice",
      { prefixes: ["images/", "images/"] },
      app,
      'prefix: prefixes is "images/"; each prefix once',
    ],
    [
      "under an empty list of prefixes, which is not the whole bucket",
      { prefixes: [] },
      app,
      "prefix: prefixes is []; one prefix or more, or no `prefixes` for the whole bucket",
    ],
  ])("is refused %s", (_, props, role, refusal) => {
    const found = refusals((stack) =>
      new ObjectStore(stack, "images", { ...images, ...props }).grantRead(role),
    );

    expect(found).toEqual([expect.stringContaining(refusal)]);
  });
});

function granted(
  props: Partial<ObjectStoreProps>,
  grant: (store: ObjectStore, stack: TerraformStack) => void,
) {
  return synthesized((stack) => grant(new ObjectStore(stack, "images", { ...images, ...props }), stack));
}

function rolesOf(json: Synthesized) {
  return Object.values(json.resource["tencentcloud_cam_role_policy_attachment_by_name"]!)
    .map((attachment) => attachment["role_name"])
    .sort();
}

function documentOf(json: ReturnType<typeof synthesized>) {
  return JSON.parse(String(only(json, "tencentcloud_cam_policy")["document"])) as { statement: object[] };
}
