import { jsonText } from "../terraform-json/json-text";
import { isKnown, isObject } from "../terraform-json/arguments";
import type { Resource } from "../terraform-json/resource";
import { withTemplatesAs } from "../terraform-json/template";
import { givenByTheCloud } from "./resolved-references";

/** An argument that only Terraform will know. */
export interface NotKnown {
  /** `acl`, or `ingress.cidr_block`. */
  readonly argument: string;
  readonly value: string;
}

export interface WorstCase {
  /** The resource, with what opens it to everybody in place of what is not known. */
  readonly resource: Resource;
  readonly notKnown: readonly NotKnown[];
}

const ANY = "0.0.0.0/0";

/** What opens a resource to everybody, by its type and the name of the argument, at whatever depth. */
export const WORST: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  tencentcloud_mysql_instance: { internet_service: 1 },
  tencentcloud_elasticsearch_instance: {
    public_access: "OPEN",
    kibana_public_access: "OPEN",
    es_acl: { white_list: [ANY] },
    white_list: ANY,
    es_public_acl: { white_ip_list: [ANY] },
    white_ip_list: ANY,
  },
  tencentcloud_cos_bucket: { acl: "public-read", acl_body: "cam::anyone:anyone" },
  tencentcloud_cos_bucket_object: { acl: "public-read" },
  tencentcloud_cos_bucket_policy: {
    policy: JSON.stringify({ statement: [{ effect: "allow", principal: "*" }] }),
    statement: { effect: "allow", principal: "*" },
    effect: "allow",
    principal: "*",
    qcs: "*",
    service: "*",
    federated: "*",
  },
  tencentcloud_security_group_rule: { type: "ingress", policy: "accept", cidr_ip: ANY },
  tencentcloud_security_group_rule_set: {
    ingress: { action: "accept", cidr_block: ANY },
    action: "accept",
    cidr_block: ANY,
    ipv6_cidr_block: "::/0",
  },
  tencentcloud_security_group_lite_rule: { ingress: `ACCEPT#${ANY}#ALL#ALL` },
  tencentcloud_address_template: { addresses: ANY },
  tencentcloud_address_extra_template: { addresses_extra: { address: ANY }, address: ANY },
  tencentcloud_cls_topic: {
    extends: { anonymous_access: { operations: ["trackLog"] } },
    anonymous_access: { operations: ["trackLog"] },
    is_web_tracking: true,
  },
};

/**
 * A resource as it is at worst, as far as public access goes. What the cloud gives opens nothing; what a variable, a
 * local value, a function or a data source gives may.
 */
export function worstCaseOf(resource: Resource, all: readonly Resource[]): WorstCase {
  const worst = WORST[resource.type] ?? {};
  const notKnown: NotKnown[] = [];

  function feared(value: unknown, argument: string): unknown {
    if (Array.isArray(value)) return value.map((item) => feared(item, argument));
    if (isObject(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [
          name,
          feared(inner, argument ? `${argument}.${name}` : name),
        ]),
      );
    }
    const name = argument.split(".").at(-1)?.toLowerCase() ?? "";
    if (typeof value !== "string" || isKnown(value) || !Object.hasOwn(worst, name)) return value;
    const json = jsonText(value);
    if (isObject(json)) return JSON.stringify(feared(json, argument));
    if (givenByTheCloud(value, all)) return value;
    notKnown.push({ argument, value });
    return worst[name] === "*" ? withTemplatesAs(value, "*") : worst[name];
  }

  const values = feared(resource.values, "") as Resource["values"];
  return { resource: { ...resource, values }, notKnown };
}
