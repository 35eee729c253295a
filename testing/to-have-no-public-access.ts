import { locateFinding } from "../constructs/guard/finding";
import { inspect } from "../constructs/guard/inspect";
import { anonymousLogTopic } from "../constructs/guard/rules/anonymous-log-topic";
import { elasticsearchPublicAddress } from "../constructs/guard/rules/elasticsearch-public-address";
import { kibanaPublicAddress } from "../constructs/guard/rules/kibana-public-address";
import { mysqlPublicAddress } from "../constructs/guard/rules/mysql-public-address";
import { openSecurityGroup } from "../constructs/guard/rules/open-security-group";
import { publicAcl } from "../constructs/guard/rules/public-acl";
import { publicBucketPolicy } from "../constructs/guard/rules/public-bucket-policy";
import { configurationOf } from "../terraform-json/read-configuration";
import { Resources } from "../terraform-json/resources";
import { type Received, receivedJson } from "./received";
import { type MatcherResult, noneOf } from "./verdict";
import { verifyNoArgument } from "./wrong-argument";

const PUBLIC_ACCESS = [
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

/** Passes if no resource is open to everybody. An exemption has no say: it would be public all the same. */
export function toHaveNoPublicAccess(received: Received, ...given: readonly unknown[]): MatcherResult {
  verifyNoArgument("toHaveNoPublicAccess", given);
  const { resources } = configurationOf(receivedJson(received));
  const found = inspect(new Resources(resources), NO_SCHEDULE, { destroyProtection: false });
  const open = found.filter(({ rule }) => PUBLIC_ACCESS.includes(rule));
  return noneOf(open.map(locateFinding), "no resource is open to everybody");
}
