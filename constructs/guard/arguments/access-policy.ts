import { isObject } from "../../../terraform-json/arguments";
import { jsonText, texts } from "./json-text";

/** One statement of a CAM or bucket policy. */
export interface Statement {
  readonly allows: boolean;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principals: readonly string[];
  /** Set if it holds for everybody but those that it names. */
  readonly exceptPrincipals: boolean;
}

/**
 * The statements of a policy's JSON text; none if the text is not known or not JSON. CAM spells its keys in lower case
 * and the bucket API with a capital, and a principal may stand above the statements.
 */
export function statements(document: unknown): Statement[] {
  const policy = lowerCased(jsonText(document));
  if (!policy) return [];
  const list = Array.isArray(policy["statement"]) ? policy["statement"] : [policy["statement"]];
  return list.flatMap((item: unknown) => {
    const statement = lowerCased(item);
    if (!statement) return [];
    return [
      {
        allows: String(statement["effect"]).toLowerCase() === "allow",
        actions: texts(statement["action"]),
        resources: texts(statement["resource"]),
        principals: principals(statement["principal"] ?? policy["principal"]),
        exceptPrincipals: statement["notprincipal"] !== undefined,
      },
    ];
  });
}

/** `"*"`, or lists of names by their kind: `{ "qcs": ["qcs::cam::anyone:anyone"] }`. */
function principals(value: unknown): readonly string[] {
  return isObject(value) ? Object.values(value).flatMap(texts) : texts(value);
}

function lowerCased(value: unknown): Record<string, unknown> | undefined {
  if (!isObject(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.toLowerCase(), item]));
}
