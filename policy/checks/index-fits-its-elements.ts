import { MOST_FIELD_LEVELS, MOST_FIELDS } from "../cloud-limits";
import { fieldCount, tooDeep } from "../fields";
import { withEarlier } from "../occupants";
import type { Check } from "./check";

/** Elasticsearch creates no index whose fields are too many or too deep. */
export const indexFitsItsElements: Check = function* ({ policy, kinds }) {
  const reported = new Set<string>();
  for (const { occupant, earlier } of withEarlier(policy, kinds)) {
    const { category, elements, store, label } = occupant;
    if (kinds.get(store) !== "elasticsearch") continue;
    const path = ["categories", category, "elements"];
    if (!reported.has(category)) {
      reported.add(category);
      for (const inner of tooDeep(elements))
        yield {
          path: [...path, ...inner],
          wrong: `its elements lie on level ${MOST_FIELD_LEVELS + 1}, and Elasticsearch takes ${MOST_FIELD_LEVELS}`,
          allowed: `allowed: up to ${MOST_FIELD_LEVELS - 1} maps in one another`,
          onKey: true,
        };
    }
    const settings = policy.stores[store];
    const isDataStream = settings?.kind === "elasticsearch" && settings.lifecycle === "ilm";
    const sharers = earlier.filter((other) => other.category !== category);
    const fields = fieldCount(
      [...sharers, occupant].map((one) => one.elements),
      isDataStream,
    );
    if (fields <= MOST_FIELDS) continue;
    const counted = ["maps", ...(isDataStream ? ["@timestamp"] : []), ...sharers.map((one) => one.category)];
    yield {
      path,
      wrong: `the ${label} would have ${fields} fields (${counted.join(", ")} included), and Elasticsearch takes ${MOST_FIELDS}`,
      allowed: `allowed: fewer elements, or a second index`,
      onKey: true,
    };
  }
};
