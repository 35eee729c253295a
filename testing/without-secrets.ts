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
];

/** `password=...`, in a query, a connection string, a script or an expression. */
const ASSIGNMENT = /([\w.-]+)(["']?\s*=(?!=)\s*)("[^"]*"|'[^']*'|[^\s;&"']+)/g;

/** Arguments by name, or a value of one, with every secret masked that its name or its form gives away. */
export function withoutSecrets(value: unknown): unknown {
  if (typeof value === "string") return maskedText(value);
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      isSecretArgument(name) ? asSecret(inner) : withoutSecrets(inner),
    ]),
  );
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
  return secretsMasked.replace(ASSIGNMENT, (all: string, name: string, equals: string, secret: string) =>
    isSecretArgument(name) ? `${name}${equals}${String(asSecret(secret))}` : all,
  );
}
