import { allowedNames } from "../../strict-yaml/did-you-mean";
import { shown } from "../../strict-yaml/expected";
import { elementNames } from "../element-names";
import type { Check } from "./check";

/** `specialCategory` marks elements that are declared: by name, or by dotted path for nested ones. */
export const specialCategoryIsDeclared: Check = function* ({ policy }) {
  for (const [name, { elements, specialCategory = [] }] of Object.entries(policy.categories)) {
    const declared = [...elementNames(elements)];
    for (const [index, element] of specialCategory.entries()) {
      if (declared.some((path) => path === element || path.endsWith(`.${element}`))) continue;
      const path = ["categories", name, "specialCategory", index];
      yield {
        path,
        wrong: `no element is called ${shown(element)}`,
        allowed: allowedNames(element, declared),
      };
    }
  }
};
