import { statements } from "../arguments/access-policy";
import { type Rule, verdictOf } from "../rule";

/** Which argument of a resource is a policy, by type. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  tencentcloud_cam_policy: "document",
  tencentcloud_cam_policy_by_name: "document",
  tencentcloud_cam_policy_version: "policy_document",
};

/** `*`, `cos:*`, `name/cos:*` */
const ANY_ACTION = /^\*+$|:\*+$/;

/** `*`, or a name of six parts whose last says nothing, such as `qcs::cos:::*`. */
const ANY_RESOURCE = /^\*+$|^qcs:([^:]*:){4}\*+(\/\*+)*$/;

export const wildcardPermission: Rule = {
  id: "wildcard-permission",
  title: "No CAM policy allows any action of a service, or any resource",
  why: "Whoever holds it may read, copy and delete personal data that is none of their business.",
  exemptable: true,
  resourceTypes: Object.keys(DOCUMENTS),
  check: ({ type, values }) => {
    const argument = DOCUMENTS[type] ?? "";
    return verdictOf(
      statements(values[argument])
        .filter(({ allows }) => allows)
        .flatMap(({ actions, resources }) => [
          ...actions
            .filter((action) => ANY_ACTION.test(action))
            .map((value) => ({
              argument,
              value,
              wrong: "any action is allowed",
              allowed: "the actions in use",
            })),
          ...resources
            .filter((resource) => ANY_RESOURCE.test(resource))
            .map((value) => ({
              argument,
              value,
              wrong: "any resource is allowed",
              allowed: "the names of the resources in use, or prefixes of them",
            })),
        ]),
    );
  },
};
