import { blocks } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import { type Statement, statements } from "../arguments/access-policy";
import { hasWildcard, isNamed } from "../arguments/cam-resource";
import { type Rule, type Violation, verdictOf } from "../rule";

const CUSTOM_POLICY = "tencentcloud_identity_center_role_configuration_permission_custom_polic";

/** Which argument of a resource is a policy, by type; of a block, with the block's name. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  tencentcloud_cam_policy: "document",
  tencentcloud_cam_policy_by_name: "document",
  tencentcloud_cam_policy_version: "policy_document",
  tencentcloud_cos_bucket_policy: "policy",
  [`${CUSTOM_POLICY}y_attachment`]: "role_policy_document",
  [`${CUSTOM_POLICY}ies_attachment`]: "policies.role_policy_document",
};

const ACTIONS = "the actions in use, each by its whole name";
const RESOURCES = "the resources in use, each by its whole name; a wildcard may stand below a name";

export const wildcardPermission: Rule = {
  id: "wildcard-permission",
  title: "A policy names each action, and each bucket, instance or secret, that it allows",
  why: "Whoever holds it may otherwise read, copy and delete personal data that is none of their business. A wildcard may stand below a whole name, as for the objects of one bucket, and for the region, the account and the creator of what a name singles out: tencentcloud.com/document/product/598/10606",
  exemptable: true,
  resourceTypes: Object.keys(DOCUMENTS),
  check: (resource) => {
    const { argument, documents } = policiesOf(resource);
    const known = documents.filter((document) => statements(document) !== "unknown");
    return known.length === 0
      ? "not-applicable"
      : verdictOf(known.flatMap((document) => violationsIn(argument, document)));
  },
};

/** The policies that a resource is or holds; none if it is of another type. */
export function policiesOf({ type, values }: Resource): { argument: string; documents: readonly unknown[] } {
  const argument = DOCUMENTS[type] ?? "";
  const [name = "", inner] = argument.split(".");
  const documents = inner === undefined ? [values[name]] : blocks(values, name).map((block) => block[inner]);
  return { argument, documents };
}

function violationsIn(argument: string, value: unknown): Violation[] {
  const read = statements(value);
  if (read === "unknown") return [];
  if (read === "malformed") {
    return [{ argument, value, wrong: "it is no policy that can be read", allowed: "JSON" }];
  }
  return read
    .filter(({ allows }) => allows)
    .flatMap((statement) => [...actionsOf(argument, statement), ...resourcesOf(argument, statement)]);
}

function actionsOf(argument: string, { actions, exceptActions }: Statement): Violation[] {
  const allowed = ACTIONS;
  if (exceptActions) {
    return [{ argument, value: "NotAction", wrong: "every action but some is allowed", allowed }];
  }
  if (actions.length === 0) {
    return [{ argument: `${argument}.statement.action`, wrong: "no action is named", allowed }];
  }
  return actions
    .filter(hasWildcard)
    .map((value) => ({ argument, value, wrong: "actions are allowed that it does not name", allowed }));
}

function resourcesOf(argument: string, { resources, exceptResources }: Statement): Violation[] {
  const allowed = RESOURCES;
  if (exceptResources) {
    return [{ argument, value: "NotResource", wrong: "every resource but some is allowed", allowed }];
  }
  if (resources.length === 0) {
    return [{ argument: `${argument}.statement.resource`, wrong: "any resource is allowed", allowed }];
  }
  return resources
    .filter((resource) => !isNamed(resource))
    .map((value) => ({ argument, value, wrong: "resources are allowed that it does not name", allowed }));
}
