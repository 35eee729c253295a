import type { Check } from "./check";

/** GDPR article 9: a special category needs a basis of its own, beside that of article 6. */
export const specialCategoryHasABasis: Check = function* ({ policy }) {
  for (const [name, { legalBasis, specialCategory }] of Object.entries(policy.categories)) {
    const path = ["categories", name, "legalBasis", "specialCategory"];
    if (specialCategory && !legalBasis.specialCategory) {
      const wrong = `is missing, for ${specialCategory.join(", ")}`;
      yield { path, wrong, allowed: "allowed: a map with the keys basis, obtainedBy: GDPR article 9(2)" };
    }
    if (!specialCategory && legalBasis.specialCategory) {
      const wrong = "there is a basis for a special category, but no element belongs to one";
      yield {
        path,
        wrong,
        allowed: "name the elements in specialCategory, or remove the basis",
        onKey: true,
      };
    }
  }
};
