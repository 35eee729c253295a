import type { ElasticsearchSettings } from "./kinds/elasticsearch";
import type { RetentionSchedule } from "./schedule";

/** The stores whose clusters delete indices themselves, by name. */
export function managedStores({ stores }: RetentionSchedule): [name: string, ElasticsearchSettings][] {
  return Object.entries(stores).flatMap(([name, settings]) =>
    settings.kind === "elasticsearch" && settings.lifecycle === "ilm" ? [[name, settings]] : [],
  );
}
