import { createHash } from "node:crypto";
import { SsmProductSecret } from "@cdktf/provider-tencentcloud/lib/ssm-product-secret";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { requireProps } from "../prop-rule";
import { MOST_SECRET_NAME_CHARACTERS, secretNameForm } from "../secrets/secret-name";
import { uniqueSecret } from "../unique/unique-secret";

export interface DatabaseAccountProps {
  /** Name of the secret with the account, without what is appended for its privileges. */
  readonly secretName: string;
  readonly description: string;
  /** What the account's name begins with: 8 characters at most, the service appends its own. */
  readonly userNamePrefix: string;
  readonly instanceId: string;
  readonly privileges: readonly DatabasePrivileges[];
  /** The databases: the account cannot be created before they are. */
  readonly dependsOn: readonly ITerraformDependable[];
  /** KMS key of the secret. It cannot be changed later. @default - the service's own key */
  readonly kmsKeyId?: string;
  /** @default - no tags */
  readonly tags?: Record<string, string>;
}

/** What an account may do in one database, with every table in it: the tables do not exist when it is created. */
export interface DatabasePrivileges {
  readonly database: string;
  /** Such as SELECT. */
  readonly privileges: readonly string[];
}

/**
 * A database account that SSM creates and keeps the password of. Its privileges cannot be changed in place, so the
 * secret's name carries a hash of them, and other privileges make another account.
 */
export class DatabaseAccount extends SsmProductSecret {
  constructor(scope: Construct, id: string, props: DatabaseAccountProps) {
    const privilegesList = props.privileges.map(({ database, privileges }) => ({
      privilegeName: "DatabasePrivileges",
      database,
      privileges: [...privileges],
    }));
    const hash = createHash("sha256").update(JSON.stringify(privilegesList)).digest("hex").slice(0, 8);
    const appended = `-${hash}`;
    super(scope, id, {
      secretName: `${props.secretName}${appended}`,
      description: props.description,
      productName: "Mysql",
      instanceId: props.instanceId,
      userNamePrefix: props.userNamePrefix,
      domains: ["%"],
      privilegesList,
      kmsKeyId: props.kmsKeyId,
      status: "Enabled",
      tags: props.tags,
      dependsOn: [...props.dependsOn],
      // The service answers with its own key, and a changed key is an error (ssm_product_secret.go:330).
      ...(props.kmsKeyId === undefined && { lifecycle: { ignoreChanges: ["kms_key_id"] } }),
    });
    requireProps(this, [
      secretNameForm("secretName", props.secretName, MOST_SECRET_NAME_CHARACTERS - appended.length),
    ]);
    uniqueSecret(this, "secretName", `${props.secretName}${appended}`);
  }
}
