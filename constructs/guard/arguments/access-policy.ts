import { isKnown, isObject, texts } from "../../../terraform-json/arguments";
import { encodedLiteral } from "./encoded-literal";
import { jsonText } from "../../../terraform-json/json-text";
import { withTemplatesAs } from "../../../terraform-json/template";

/** One statement of a CAM or bucket policy. */
export interface Statement {
  readonly allows: boolean;
  readonly actions: readonly string[];
  /** Set if it holds for every action but those that it names. */
  readonly exceptActions: boolean;
  readonly resources: readonly string[];
  /** Set if it holds for every resource but those that it names. */
  readonly exceptResources: boolean;
  readonly principals: readonly string[];
  /** Set if it holds for everybody but those that it names. */
  readonly exceptPrincipals: boolean;
}

/** How a policy names everybody: `*`, `qcs::cam::anyone:anyone`, `qcs::cam::uin/*:uin/*`. */
const EVERYBODY = /^(\*|(qcs(:[^:]*){3}:)?(uin\/)?(\*|anyone|anonymous)(:.*)?)$/i;

/**
 * The statements of a policy's JSON text. CAM spells its keys in lower case and the bucket API with a capital, and a
 * principal may stand above the statements.
 *
 * @returns "unknown" if only Terraform knows the text, "malformed" if it is no JSON object.
 */
export function statements(document: unknown): Statement[] | "unknown" | "malformed" {
  const text = String(document);
  // A function that CDKTF puts into a JSON text has quotes in its arguments, which makes it none.
  const policy = withPlainKeys(jsonText(text) ?? jsonText(withTemplatesAs(text)) ?? encodedLiteral(text));
  if (!policy) return document === undefined || !isKnown(document) ? "unknown" : "malformed";
  const list = Array.isArray(policy["statement"]) ? policy["statement"] : [policy["statement"]];
  return list.flatMap((item: unknown) => {
    const statement = withPlainKeys(item);
    if (!statement) return [];
    return [
      {
        allows: String(statement["effect"]).toLowerCase() === "allow",
        actions: texts(statement["action"]),
        exceptActions: statement["notaction"] !== undefined,
        resources: texts(statement["resource"]),
        exceptResources: statement["notresource"] !== undefined,
        principals: principals(statement["principal"] ?? policy["principal"]),
        exceptPrincipals: statement["notprincipal"] !== undefined,
      },
    ];
  });
}

/** What the policy allows; nothing if it cannot be read. */
export function allowing(document: unknown): Statement[] {
  const read = statements(document);
  return typeof read === "string" ? [] : read.filter(({ allows }) => allows);
}

/** How a statement names everybody; empty if it does not. */
export function everybodyIn({ principals, exceptPrincipals }: Statement): string[] {
  return [
    ...principals.filter((principal) => EVERYBODY.test(principal)),
    ...(exceptPrincipals ? ["NotPrincipal"] : []),
  ];
}

/** `"*"`, or lists of names by their kind: `{ "qcs": ["qcs::cam::anyone:anyone"] }`. */
function principals(value: unknown): readonly string[] {
  return isObject(value) ? Object.values(value).flatMap(texts) : texts(value);
}

/** `NotAction`, `not_action` and `notAction` are one. */
function withPlainKeys(value: unknown): Record<string, unknown> | undefined {
  if (!isObject(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.toLowerCase().replaceAll("_", ""), item]),
  );
}
