import type { Resource } from "../../../terraform-json/resource";
import type { Resources } from "../../../terraform-json/resources";
import { text, texts } from "../../../terraform-json/arguments";
import { templatesOfLifecycle } from "./index-template";

/** Of a snapshot lifecycle that names none. */
const EVERY_INDEX = ["*"];

/** The names of indices, and patterns of names, that a resource of the elasticstack provider is about. */
export function indexPatterns(resource: Resource, resources: Resources): readonly string[] {
  switch (resource.type) {
    case "elasticstack_elasticsearch_index_template":
      return texts(resource.values["index_patterns"]);
    case "elasticstack_elasticsearch_index_lifecycle":
      return templatesOfLifecycle(resource, resources).flatMap((template) =>
        indexPatterns(template, resources),
      );
    case "elasticstack_elasticsearch_snapshot_lifecycle": {
      const patterns = texts(resource.values["indices"]);
      return patterns.length > 0 ? patterns : EVERY_INDEX;
    }
    default: {
      const name = text(resource.values, "name");
      return name === undefined ? [] : [name];
    }
  }
}

/** Whether an index of this name, or one that it rolls over to, is meant by a name or a pattern. */
export function coversIndex(pattern: string, index: string): boolean {
  const literal = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  const form = new RegExp(`^${literal.join(".*")}$`);
  return [index, `${index}-000001`].some((name) => form.test(name));
}
