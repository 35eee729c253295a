import { ElasticsearchSecurityRole } from "@cdktf/provider-elasticstack/lib/elasticsearch-security-role";
import { ElasticsearchSecurityUser } from "@cdktf/provider-elasticstack/lib/elasticsearch-security-user";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { SecretScope } from "../access/read-secret";
import type { Role } from "../access/role";
import { SecretReaders } from "../access/secret-readers";
import { GeneratedPassword } from "../secrets/generated-password";
import { uniqueInCluster } from "../unique/unique-name";
import { ACCOUNT_PASSWORD_LENGTH } from "./defaults";
import { type Access, accountName, role } from "./definitions/role";

export interface ClusterAccountProps extends SecretScope {
  /** What the store is called in the cloud: the account's name begins with it. */
  readonly store: string;
  /** What the account may do. */
  readonly access: Access;
  /** The data streams that it may do it with. */
  readonly dataStreams: readonly string[];
  /** Name of the SSM secret with the password. */
  readonly secretName: string;
  /** How the cluster is reached. @default - the only provider of the stack */
  readonly provider?: TerraformProvider;
  /** Of the secret and of what may read it. @default - no tags */
  readonly tags?: Record<string, string>;
}

/** A role of its own in the cluster, and the user that has it, with a generated password. */
export class ClusterAccount extends Construct {
  /** Name of the SSM secret that holds the account. */
  readonly secretName: string;
  private users?: SecretReaders;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ClusterAccountProps,
  ) {
    super(scope, id);
    const { provider } = props;
    const name = accountName(props.store, props.access);
    uniqueInCluster(this, { prop: "username", value: name }, "account", provider);
    const { indices } = role(props.access, props.dataStreams);
    const granted = new ElasticsearchSecurityRole(this, "role", {
      name,
      indices: indices.map(({ names, privileges }) => ({ names: [...names], privileges: [...privileges] })),
      provider,
    });
    const password = new GeneratedPassword(this, "password", {
      secretName: props.secretName,
      username: name,
      length: ACCOUNT_PASSWORD_LENGTH,
      tags: props.tags,
    });
    new ElasticsearchSecurityUser(this, "Resource", {
      username: name,
      roles: [granted.name],
      // Not the write-only argument: the generator keeps the password in this state anyway, and a new one is noticed.
      password: password.value,
      provider,
    });
    this.secretName = password.secretName;
  }

  /** Lets a role read the secret, and so use the account. */
  grantUse(role: Role): void {
    const { store, access, region, creatorUin, tags } = this.props;
    this.users ??= new SecretReaders(this, "users", {
      name: `${store}-elasticsearch-${access}s`,
      secretName: this.secretName,
      region,
      creatorUin,
      tags,
    });
    this.users.attachTo(role);
  }
}
