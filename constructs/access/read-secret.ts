import type { Statement } from "./policy-document";

export interface SecretScope {
  /** Where the store is, such as ap-guangzhou. Required for grants. @default - nothing can be granted */
  readonly region?: string;
  /**
   * UIN of the account that Terraform runs as: SSM counts the creator to the address of a secret.
   * @default - any creator; the region and the whole name single the secret out
   */
  readonly creatorUin?: string;
}

/**
 * Allows to read one secret and nothing else, in the form of tencentcloud.com/document/product/1078/38612. Without
 * an account in it, the secret is one of the account that the policy belongs to.
 */
export function readSecret(
  { region, creatorUin }: SecretScope & { readonly region: string },
  secretName: string,
): Statement {
  return {
    action: ["ssm:GetSecretValue"],
    effect: "allow",
    resource: [`qcs::ssm:${region}::secret/creatorUin/${creatorUin ?? "*"}/${secretName}`],
  };
}
