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
  const policy = policyIn(document);
  if (!policy) return document === undefined || !isKnown(document) ? "unknown" : "malformed";
  return all(policy, "statement")
    .filter(isObject)
    .map((statement) => ({
      allows: all(statement, "effect").some((effect) => String(effect).toLowerCase() === "allow"),
      actions: texts(all(statement, "action")),
      exceptActions: all(statement, "notaction").length > 0,
      resources: texts(all(statement, "resource")),
      exceptResources: all(statement, "notresource").length > 0,
      principals: principals([...all(statement, "principal"), ...all(policy, "principal")]),
      exceptPrincipals: all(statement, "notprincipal").length > 0,
    }));
}

/** Whether only Terraform knows what a policy allows, or some of it. */
export function isOpen(document: unknown): boolean {
  const policy = policyIn(document);
  if (!policy) return document !== undefined && !isKnown(document);
  const isExpression = (value: unknown) => typeof value === "string" && withTemplatesAs(value, "") === "";
  return all(policy, "statement").some(
    (statement) =>
      !isObject(statement) || [...all(statement, "effect"), ...all(statement, "action")].some(isExpression),
  );
}

function policyIn(document: unknown): Readonly<Record<string, unknown>> | undefined {
  const text = String(document);
  // A function that CDKTF puts into a JSON text has quotes in its arguments, which makes it none.
  const policy = jsonText(text) ?? jsonText(withTemplatesAs(text)) ?? encodedLiteral(text);
  return isObject(policy) ? policy : undefined;
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
function principals(values: readonly unknown[]): readonly string[] {
  return values.flatMap((value) => (isObject(value) ? Object.values(value).flatMap(texts) : texts(value)));
}

/** What stands under a key, in every spelling that does: `NotAction`, `not_action` and `notAction` are one. */
function all(object: Readonly<Record<string, unknown>>, name: string): readonly unknown[] {
  return Object.entries(object)
    .filter(([key]) => key.toLowerCase().replaceAll("_", "") === name)
    .flatMap(([, value]) => value);
}
