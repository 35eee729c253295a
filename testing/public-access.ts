import type { GuardFinding } from "../constructs/guard/finding";
import { inspect } from "../constructs/guard/inspect";
import { anonymousLogTopic } from "../constructs/guard/rules/anonymous-log-topic";
import { elasticsearchPublicAddress } from "../constructs/guard/rules/elasticsearch-public-address";
import { kibanaPublicAddress } from "../constructs/guard/rules/kibana-public-address";
import { mysqlPublicAddress } from "../constructs/guard/rules/mysql-public-address";
import { openSecurityGroup } from "../constructs/guard/rules/open-security-group";
import { publicAcl } from "../constructs/guard/rules/public-acl";
import { publicBucketPolicy } from "../constructs/guard/rules/public-bucket-policy";
import type { Resource } from "../terraform-json/resource";
import { Resources } from "../terraform-json/resources";
import { ALLOWED_IF_NOT_KNOWN, NOT_KNOWN } from "./not-known";
import { withResolvedReferences } from "./resolved-references";
import { worstCaseOf } from "./worst-case";

/** The rules on what is open to everybody. */
export const PUBLIC_ACCESS = [
  mysqlPublicAddress,
  elasticsearchPublicAddress,
  kibanaPublicAddress,
  publicAcl,
  publicBucketPolicy,
  openSecurityGroup,
  anonymousLogTopic,
];

/** Whether a resource is open to everybody does not depend on what it holds. */
const NO_SCHEDULE = { stores: {}, categories: {} };

/** What is open to everybody. */
export function publicAccess(resources: readonly Resource[]): GuardFinding[] {
  return inspect(new Resources(withResolvedReferences(resources)), NO_SCHEDULE, {
    destroyProtection: false,
  }).filter(({ rule }) => PUBLIC_ACCESS.includes(rule));
}

/** What may be open to everybody, as only Terraform will know. */
export function possiblePublicAccess(resources: readonly Resource[]): GuardFinding[] {
  const resolved = withResolvedReferences(resources);
  const open = publicAccess(resolved);
  return resolved.flatMap((resource) => {
    const { resource: feared, notKnown } = worstCaseOf(resource, resolved);
    if (notKnown.length === 0) return [];
    const rules = new Map(
      publicAccess([feared])
        .filter(
          ({ rule, address }) => !open.some((other) => other.rule === rule && other.address === address),
        )
        .map((finding) => [finding.rule, finding]),
    );
    return [...rules.values()].flatMap((finding) =>
      notKnown.map((where) => ({ ...finding, ...where, wrong: NOT_KNOWN, allowed: ALLOWED_IF_NOT_KNOWN })),
    );
  });
}
