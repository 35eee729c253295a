import { CamPolicy } from "@cdktf/provider-tencentcloud/lib/cam-policy";
import { CamRolePolicyAttachmentByName } from "@cdktf/provider-tencentcloud/lib/cam-role-policy-attachment-by-name";
import { Construct } from "constructs";
import { nameForm, requireProps } from "../prop-rule";
import { policyDocument, type Statement } from "./policy-document";
import type { Role } from "./role";

export interface AccessPolicyProps {
  /** Name of the policy, unique in the account, up to 128 characters. */
  readonly name: string;
  readonly description: string;
  readonly statements: readonly Statement[];
  /** Where the store is; the statements name it. */
  readonly region?: string;
  /** @default - no tags */
  readonly tags?: Record<string, string>;
}

const CAM_NAME = /^[A-Za-z0-9+=,.@_-]+$/;
const CAM_NAME_TEXT = "letters, digits and + = , . @ _ -";

/** What may be done with one store, and the roles that may do it. */
export class AccessPolicy extends Construct {
  private readonly policy: CamPolicy;

  constructor(scope: Construct, id: string, props: AccessPolicyProps) {
    super(scope, id);
    requireProps(this, [
      nameForm("name", props.name, CAM_NAME, 128, CAM_NAME_TEXT),
      {
        rule: "grant",
        prop: "region",
        value: props.region,
        holds: props.region !== undefined,
        allowed: "the region of the store, which what is granted has to name",
      },
    ]);
    this.policy = new CamPolicy(this, "Resource", {
      name: props.name,
      description: props.description,
      document: policyDocument(props.statements),
      tags: props.tags,
    });
  }

  /** By name, so that a role that exists needs no look-up in the cloud. */
  attachTo(role: Role): void {
    requireProps(this, [nameForm("role", role.name, CAM_NAME, 128, CAM_NAME_TEXT)]);
    const id = "friendlyUniqueId" in role ? role.friendlyUniqueId : role.name;
    new CamRolePolicyAttachmentByName(this, `role-${id}`, {
      roleName: role.name,
      policyName: this.policy.name,
    });
  }
}
