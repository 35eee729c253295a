import type { PropRule } from "../prop-rule";
import { regionForm } from "../region";
import { creatorUinForm } from "./creator-uin";
import type { SecretScope } from "./read-secret";

/** What a store's region and creator must fulfil, granted or not: a grant that comes later writes them into a policy. */
export function scopeRules({ region, creatorUin }: SecretScope): PropRule[] {
  return [regionForm("region", region), creatorUinForm("creatorUin", creatorUin)];
}
