import { shown } from "../../strict-yaml/expected";
import type { Check } from "./check";

/** The provider elasticstack takes no other characters, whatever Elasticsearch would (data_stream, schema.go). */
const DATA_STREAM = /^[a-z0-9!$%&'()+.;=@[\]^{}~_-]*$/;
const FORM = "a to z, 0 to 9 and ! $ % & ' ( ) + . ; = @ [ ] ^ { } ~ _ -";

/** With lifecycle management in the cluster, an index is a data stream; the rest of its form indexName says. */
export const dataStreamNames: Check = function* ({ policy }) {
  for (const [category, { storedIn }] of Object.entries(policy.categories)) {
    for (const [i, place] of storedIn.entries()) {
      const store = policy.stores[place.store];
      if (!("index" in place) || store?.kind !== "elasticsearch" || store.lifecycle !== "ilm") continue;
      if (DATA_STREAM.test(place.index)) continue;
      yield {
        path: ["categories", category, "storedIn", i, "index"],
        wrong: `${shown(place.index)} cannot be the name of a data stream, which lifecycle: ilm makes of it`,
        allowed: `allowed: ${FORM}`,
      };
    }
  }
};
