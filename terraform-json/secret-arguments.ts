/**
 * Arguments that hold a secret, by name: a configuration does not say which they are, and the provider does not mark
 * all of them as sensitive (`secret_string` of tencentcloud_ssm_secret_version).
 */
const SECRET =
  /(^|_)(password|passwd|secret|secret_string|secret_binary|secret_key|secret_data|access_key|api_key|private_key|token)(_wo)?$/i;

/** Kept by Terraform nowhere: a plan shows that it is set, at most. */
export function isSecretArgument(name: string): boolean {
  return SECRET.test(name);
}
