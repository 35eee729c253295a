import { createHash } from "node:crypto";
import { CamPolicy } from "@cdktf/provider-tencentcloud/lib/cam-policy";
import { CamRolePolicyAttachmentByName } from "@cdktf/provider-tencentcloud/lib/cam-role-policy-attachment-by-name";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { requireProps } from "../prop-rule";
import { requireGiven } from "../require-given";
import { uniqueInAccount } from "../unique/unique-name";
import { camNameForm } from "./cam-name";
import { policyDocument, type Statement } from "./policy-document";
import type { Role } from "./role";
import { identitiesOf, isCreated } from "./role-identity";

export interface AccessPolicyProps {
  /** Name of the policy, unique in the account, up to 128 characters. */
  readonly name: string;
  readonly description: string;
  readonly statements: readonly Statement[];
  /** Where the store is; the statements name it. @default - refused: there is nothing to name */
  readonly region?: string;
  /** @default - no tags */
  readonly tags?: Record<string, string>;
}

const A_ROLE = "a CamRole, or the name of a role that exists";

/** What may be done with one store, and the roles that may do it. */
export class AccessPolicy extends Construct {
  private readonly policy: CamPolicy;
  /** By what their roles are known by. */
  private readonly attachments = new Map<string, CamRolePolicyAttachmentByName>();

  constructor(scope: Construct, id: string, props: AccessPolicyProps) {
    super(scope, id);
    requireProps(this, [
      camNameForm("name", props.name),
      {
        rule: "grant",
        prop: "region",
        value: props.region,
        holds: props.region !== undefined,
        allowed: "the region of the store, which what is granted has to name",
      },
    ]);
    uniqueInAccount(this, { prop: "name", value: props.name });
    this.policy = new CamPolicy(this, "Resource", {
      name: props.name,
      description: props.description,
      document: policyDocument(props.statements),
      tags: props.tags,
    });
  }

  /** By name, so that a role that exists needs no look-up in the cloud. A role has it once, however often it is given. */
  attachTo(role: Role): void {
    requireGiven(this, { role }, { role: A_ROLE, "role.name": A_ROLE });
    const identities = identitiesOf(role, this);
    const attachment =
      identities.map((identity) => this.attachments.get(identity)).find((found) => found !== undefined) ??
      this.attach(role, identities);
    // By a reference, if there is one: a role that a stack creates has to be there first.
    if (isCreated(role) && !Token.isUnresolved(attachment.roleNameInput)) attachment.roleName = role.name;
    for (const identity of identities) this.attachments.set(identity, attachment);
  }

  private attach(role: Role, identities: readonly string[]): CamRolePolicyAttachmentByName {
    requireProps(this, [camNameForm("role", role.name)]);
    return new CamRolePolicyAttachmentByName(this, this.idFor(role, identities), {
      roleName: role.name,
      policyName: this.policy.name,
    });
  }

  /** Says the role, unless that is a token, which no id may hold, or another role's id already. */
  private idFor(role: Role, identities: readonly string[]): string {
    const name = isCreated(role) ? role.friendlyUniqueId : role.name;
    const id = `role-${name}`;
    if (!Token.isUnresolved(id) && !this.node.tryFindChild(id)) return id;
    const hash = createHash("sha256").update(JSON.stringify(identities)).digest("hex").slice(0, 8);
    return `role-${hash}`;
  }
}
