import { shown } from "../../strict-yaml/expected";
import { DATA_STREAM_FORM, DATA_STREAM_NAME } from "../names";
import type { Check } from "./check";

/** With lifecycle management in the cluster, an index is a data stream, whose name can be fewer. */
export const dataStreamNames: Check = function* ({ policy }) {
  for (const [category, { storedIn }] of Object.entries(policy.categories)) {
    for (const [i, place] of storedIn.entries()) {
      const store = policy.stores[place.store];
      if (!("index" in place) || store?.kind !== "elasticsearch" || store.lifecycle !== "ilm") continue;
      if (DATA_STREAM_NAME.test(place.index)) continue;
      yield {
        path: ["categories", category, "storedIn", i, "index"],
        wrong: `${shown(place.index)} cannot be the name of a data stream, which lifecycle: ilm makes of it`,
        allowed: `allowed: ${DATA_STREAM_FORM}`,
      };
    }
  }
};
