import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Role } from "../access/role";
import type { SecretScope } from "../access/read-secret";
import { SecretReaders } from "../access/secret-readers";
import { DatabaseAccount } from "./database-account";

export interface DatabaseAccessProps extends SecretScope {
  /** Name of the CAM policy. */
  readonly name: string;
  /** Name of the secret with the account, without what is appended for its privileges. */
  readonly secretName: string;
  /** What the account's name begins with: 8 characters at most. */
  readonly userNamePrefix: string;
  readonly instanceId: string;
  readonly databases: readonly string[];
  /** What the account may do in each of them. */
  readonly privileges: readonly string[];
  /** The databases: the account cannot be created before they are. */
  readonly dependsOn: readonly ITerraformDependable[];
  /** @default - no tags */
  readonly tags?: Record<string, string>;
}

/** A database account with few privileges, and the roles that may read its secret. */
export class DatabaseAccess extends Construct {
  /** Name of the secret in SSM. */
  readonly secretName: string;
  private readonly readers: SecretReaders;

  constructor(scope: Construct, id: string, props: DatabaseAccessProps) {
    super(scope, id);
    const { instanceId, userNamePrefix, dependsOn, region, creatorUin, tags } = props;
    const account = new DatabaseAccount(this, "account", {
      secretName: props.secretName,
      description: `Account with ${props.privileges.join(", ")}, which SSM creates and keeps`,
      userNamePrefix,
      instanceId,
      privileges: [...props.databases].sort().map((database) => ({ database, privileges: props.privileges })),
      dependsOn,
      tags,
    });
    this.secretName = account.secretNameInput ?? account.secretName;
    this.readers = new SecretReaders(this, "secret", {
      name: props.name,
      secretName: this.secretName,
      region,
      creatorUin,
      tags,
    });
  }

  attachTo(role: Role): void {
    this.readers.attachTo(role);
  }
}
