import { jsonText } from "../terraform-json/json-text";
import { isObject } from "../terraform-json/arguments";
import { isSecretArgument } from "../terraform-json/secret-arguments";

const SECRET = "<secret>";

/** No more than the address of something else, which tells nothing: `${random_password.db.result}`. */
const REFERENCE = /^\$\{[A-Za-z_][\w-]*(\.[\w-]+|\[(\d+|"[\w-]*"|\*)\])+\}$/;

/** What stands before a secret inside of a text, the secret, and what comes after it. */
const IN_TEXT = [
  // https://user:password@host
  /(:\/\/(?:[^\s/?#:@]*:)?)([^\s/?#]+)(?=@)/g,
  // user:password@tcp(host)
  /(^[^\s:@/]+:)(\S+)(?=@\w*\()/g,
  /(-----BEGIN [A-Z ]*PRIVATE KEY-----)([^-]+)/g,
  // A JSON Web Token: both of its first parts are JSON.
  /()(\beyJ[\w-]{8,}\.eyJ[\w-]+\.[\w-]*)/g,
  /(\bBearer\s+)([^\s"']+)/g,
  /(\bauthorization:\s*(?:(?:basic|bearer|token)\s+)?)([^\s"']+)/gi,
  // curl -u user:password
  /((?:^|\s)(?:-u|--user)[\s=]+["']?[^\s:"']+:)([^\s"']+)/g,
  // https://host/?sig=...
  /([?&](?:sig|signature|x-cos-signature|q-signature)=)([^\s&"']+)/gi,
  // https://api.slack.com/messaging/webhooks
  /(hooks\.slack\.com\/(?:services|workflows)\/)([^\s"']+)/g,
];

/** `--password ...` */
const OPTION = /((?:^|\s)--?)([\w-]+)(\s+)("[^"]*"|'[^']*'|[^\s"'-][^\s"']*)/g;

/** By name: a setting as an object, in which one argument names it and another holds it. */
const NAMING = ["key", "name"];
const HOLDING = ["value", "default", "default_value"];

/** Words that are a secret where a setting is called so, at the end of its name, and too little to say so elsewhere. */
const WORDS = /(^|_)(pass|pw|pin|auth|cookie|session|jwt|salt)$/;

/** `password=...`, in a query, a connection string, a script or an expression. */
const ASSIGNMENT = /([\w.-]+)(["']?\s*=(?!=)\s*)("[^"]*"|'[^']*'|[^\s;&"']+)/g;

/** Arguments by name, or a value of one, with every secret masked that its name or its form gives away. */
export function withoutSecrets(value: unknown): unknown {
  if (typeof value === "string") return maskedText(value);
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isObject(value)) return value;
  const names = Object.entries(value).filter(([name]) => NAMING.includes(name.toLowerCase()));
  const isNamedSecret = names.some(([, name]) => typeof name === "string" && isSecretName(name));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      isSecretName(name) || (isNamedSecret && HOLDING.includes(name.toLowerCase()))
        ? asSecret(inner)
        : withoutSecrets(inner),
    ]),
  );
}

/** Whether a setting, a variable or an argument of this name holds a secret. */
export function isSecretName(name: string): boolean {
  const words = name.replace(/([a-z\d])([A-Z])/g, "$1_$2").replace(/[-.\s]/g, "_");
  return isSecretArgument(name) || WORDS.test(words.toLowerCase());
}

/** Each text and number masked; a flag is no secret, and neither is a reference to one. */
export function asSecret(value: unknown): unknown {
  if (typeof value === "number") return SECRET;
  if (typeof value === "string") return REFERENCE.test(value) ? value : SECRET;
  if (Array.isArray(value)) return value.map(asSecret);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asSecret(inner)]));
}

function maskedText(text: string): string {
  const json = jsonText(text);
  if (json !== null && typeof json === "object") {
    const masked = JSON.stringify(withoutSecrets(json));
    return masked === JSON.stringify(json) ? text : masked;
  }
  const secretsMasked = IN_TEXT.reduce(
    (masked, form) =>
      masked.replace(form, (_, before: string, secret: string) => `${before}${String(asSecret(secret))}`),
    text,
  );
  return secretsMasked
    .replace(OPTION, (all: string, dashes: string, name: string, space: string, secret: string) =>
      isSecretName(name) ? `${dashes}${name}${space}${String(asSecret(secret))}` : all,
    )
    .replace(ASSIGNMENT, (all: string, name: string, equals: string, secret: string) =>
      isSecretName(name) ? `${name}${equals}${String(asSecret(secret))}` : all,
    );
}
