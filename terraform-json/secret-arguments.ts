/**
 * Arguments that hold a secret, by name: a configuration does not say which they are, and the provider does not mark
 * all of them as sensitive (`secret_string` of tencentcloud_ssm_secret_version, `user_data` of tencentcloud_instance).
 */
const SECRETS = [
  "[a-z]*pass(word|wd|phrase)|pwd|[a-z]*token|credentials?",
  "secret|secret_?(string|binary|key|data)|(access|api|auth|private)_?key",
  "authorization|connection_string|dsn|es_client_authentication|key_data|user_data|user_data_raw",
];

const SECRET = new RegExp(String.raw`(^|_)(${SECRETS.join("|")})(_(text|value|hash|base64|wo))?_?\d*$`);

/** Whether an argument of this name, in whatever spelling (`secret_key`, `secretKey`), holds a secret. */
export function isSecretArgument(name: string): boolean {
  const words = name.replace(/([a-z\d])([A-Z])/g, "$1_$2").replace(/[-.\s]/g, "_");
  return SECRET.test(words.toLowerCase());
}
