import type { Check } from "./check";

/** Retention has a side at least, and does not end before it may begin to delete. */
export const retentionIsAWindow: Check = function* ({ policy }) {
  for (const [name, { retention }] of Object.entries(policy.categories)) {
    const { keepFor, goneBy } = retention;
    const path = ["categories", name, "retention"];
    if (!keepFor && !goneBy) {
      yield {
        path,
        wrong: "says neither how long to keep nor when to be gone",
        allowed: "allowed: keepFor, goneBy",
      };
    }
    if (keepFor && goneBy && keepFor.days > goneBy.days) {
      yield {
        path: [...path, "goneBy"],
        wrong: `${goneBy} ends before keepFor, ${keepFor}`,
        allowed: `allowed: ${keepFor} or longer`,
      };
    }
  }
};
