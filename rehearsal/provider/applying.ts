import type { Finding } from "./diagnostics";
import { changeMembers, emptyValue, zeroValue } from "./members";
import { readBack } from "./reading-back";
import type { Resource } from "./resource";
import type { Attribute } from "./schema";
import { expand } from "./template";
import { type ObjectValue, UNKNOWN, type Value } from "./values";

/** The state after a create or an update: what the plan left open gets the value that the service would answer. */
export function apply(resource: Resource, planned: ObjectValue, config: ObjectValue): ObjectValue {
  // The id comes first: host names are made of it.
  const id = planned["id"] === UNKNOWN ? expand(resource.rules.id, planned) : (planned["id"] ?? null);
  const settled = changeMembers(resource.schema.block, { ...planned, id }, (value, path, member, owner) => {
    if (value !== UNKNOWN) return value;
    const answer = resource.rules.attributes[path]?.computed;
    if (!member.attribute) return emptyValue(member);
    return answer === undefined ? zeroValue(member.attribute.type) : typed(member.attribute, answer, owner);
  });
  return readBack(resource, settled, config);
}

function typed(
  attribute: Attribute | undefined,
  answer: string | number | boolean,
  owner: ObjectValue,
): Value {
  if (typeof answer !== "string") return answer;
  const text = expand(answer, owner);
  return attribute?.type === "number" ? Number(text) : text;
}

/** What comes of destroying a resource: an error if the API refuses, warnings if it is not what one would expect. */
export function destroy(resource: Resource, prior: ObjectValue): Finding[] {
  const { protectedBy, deleteRefused, deleteIsNoOp, deleteWarning } = resource.rules;
  const name = `${resource.type} ${String(prior["id"])}`;
  if (protectedBy && prior[protectedBy.attribute] === protectedBy.value) {
    const summary = `[TencentCloudSDKError] ${protectedBy.refusal}`;
    const detail = `${name} is protected by ${protectedBy.attribute} = "${protectedBy.value}". Lift it first.`;
    return [{ severity: "error", summary, detail }];
  }
  if (deleteRefused && prior[deleteRefused.attribute] === deleteRefused.value) {
    const summary = `[TencentCloudSDKError] ${deleteRefused.refusal}`;
    return [{ severity: "error", summary, detail: `${name}: ${deleteRefused.remedy}` }];
  }
  if (deleteIsNoOp) {
    const detail = `${name}: the provider forgets it without a call to the service, where the setting stays as it is.`;
    return [{ severity: "warning", summary: "Removed from the state only", detail }];
  }
  return deleteWarning ? [{ severity: "warning", summary: deleteWarning, detail: name }] : [];
}
