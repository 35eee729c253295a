import { GUARD_KINDS } from "../kinds";
import { type Rule, verdictOf } from "../rule";

export const preventDestroy: Rule = {
  id: "prevent-destroy",
  title: "Terraform refuses to destroy what holds data, where the environment wants that",
  why: "A changed name is enough for a plan that destroys a database and creates an empty one. A plan and a state do not say what Terraform refuses: only a configuration is checked.",
  exemptable: true,
  resourceTypes: Object.values(GUARD_KINDS).flatMap((kind) => kind.protected),
  check(resource, { coverage, environment }) {
    if (!environment.destroyProtection || resource.preventDestroy === undefined) return "not-applicable";
    // A type that is a store of one kind may be no more than a log of another.
    const kind = coverage.of(resource)?.settings.kind;
    if (kind && !GUARD_KINDS[kind].protected.includes(resource.type)) return "not-applicable";
    if (resource.preventDestroy) return "compliant";
    return verdictOf([
      {
        argument: "lifecycle.prevent_destroy",
        wrong: "Terraform destroys or replaces it when a plan says so",
        allowed: "true",
      },
    ]);
  },
};
