import { REPLICAS, SHARDS, TEMPLATE_PRIORITY } from "../defaults";
import { strictMappings } from "../mappings";
import { definitionName, type ManagedIndex } from "./managed-index";

/**
 * Body of `PUT _index_template`: what every backing index of the data stream begins with. The pipeline is the final
 * one, which runs whatever pipeline a client asks for.
 */
export function indexTemplate({ name, elements, replicas, shards }: ManagedIndex) {
  const { dynamic, properties } = strictMappings(elements);
  return {
    index_patterns: [name],
    data_stream: {},
    priority: TEMPLATE_PRIORITY,
    template: {
      settings: {
        "index.lifecycle.name": definitionName(name),
        "index.final_pipeline": definitionName(name),
        "index.number_of_replicas": replicas ?? REPLICAS,
        "index.number_of_shards": shards ?? SHARDS,
      },
      mappings: { dynamic, properties: { "@timestamp": { type: "date" }, ...properties } },
    },
  };
}
