import { isKnown, text } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";
import { SERVICE_PROTECTION } from "../service-protection";

export const destroyProtection: Rule = {
  id: "destroy-protection",
  title: "The service refuses to destroy what holds data, where the environment wants that",
  why: "Terraform's own refusal holds for Terraform only; the service's holds for whoever asks.",
  exemptable: true,
  resourceTypes: Object.keys(SERVICE_PROTECTION),
  check({ type, values }, { environment }) {
    const protection = SERVICE_PROTECTION[type];
    if (!environment.destroyProtection || !protection) return "not-applicable";
    const { argument, on, unset } = protection;
    const value = text(values, argument);
    if (!isKnown(values[argument]) || (value ?? unset) === on) return "compliant";
    return verdictOf([
      { argument, value: values[argument], wrong: "the service destroys it when asked to", allowed: on },
    ]);
  },
};
