import { SecurityGroup } from "@cdktf/provider-tencentcloud/lib/security-group";
import { SecurityGroupRuleSet } from "@cdktf/provider-tencentcloud/lib/security-group-rule-set";
import { Construct } from "constructs";
import { requireProps } from "../prop-rule";
import { privateRange } from "./network-rules";

/** Characters in the name of a security group (provider, vpc/security_group.go). Whose store it is holds to it. */
export const MOST_SECURITY_GROUP_NAME_CHARACTERS = 60;

export interface PrivateAccessProps {
  /** Name of the security group, up to 60 characters. */
  readonly name: string;
  /** IPv4 ranges that may connect. */
  readonly clientCidrs: readonly string[];
  /** TCP ports that they may connect to. */
  readonly ports: readonly number[];
  /** @default - no tags */
  readonly tags?: Record<string, string>;
}

/** A security group that admits the given ranges to the given ports, and nothing else in either direction. */
export class PrivateAccess extends Construct {
  readonly securityGroup: SecurityGroup;

  constructor(scope: Construct, id: string, props: PrivateAccessProps) {
    super(scope, id);
    requireProps(
      this,
      props.clientCidrs.map((cidr) => privateRange("clientCidrs", cidr)),
    );
    this.securityGroup = new SecurityGroup(this, "Resource", {
      name: props.name,
      description: `Admits ${props.ports.join(" and ")} from inside the network`,
      tags: props.tags,
    });
    new SecurityGroupRuleSet(this, "rules", {
      securityGroupId: this.securityGroup.id,
      ingress: props.clientCidrs.map((cidrBlock) => ({
        action: "ACCEPT",
        cidrBlock,
        // In upper case, or every later plan shows a change (security_group_rule_set.go:460).
        protocol: "TCP",
        port: props.ports.join(","),
        description: "Clients inside the network",
      })),
    });
  }
}
