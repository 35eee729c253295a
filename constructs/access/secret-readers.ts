import type { Construct } from "constructs";
import { AccessPolicy } from "./access-policy";
import { readSecret, type SecretScope } from "./read-secret";

export interface SecretReadersProps extends SecretScope {
  /** Name of the policy, unique in the account. */
  readonly name: string;
  readonly secretName: string;
  /** @default - no tags */
  readonly tags?: Record<string, string>;
}

/** Who may read one secret. */
export class SecretReaders extends AccessPolicy {
  constructor(scope: Construct, id: string, props: SecretReadersProps) {
    const { region = "", creatorUin, secretName } = props;
    super(scope, id, {
      name: props.name,
      description: "Reads one secret",
      statements: [readSecret({ region, creatorUin }, secretName)],
      region: props.region,
      tags: props.tags,
    });
  }
}
