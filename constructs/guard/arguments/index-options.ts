import { isObject } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import { jsonText } from "../../../terraform-json/json-text";

/** The options of an autonomous index, with the dots in their keys; nothing if the text is not known or not JSON. */
export function indexOptions(index: Resource["values"]): Resource["values"] | undefined {
  const meta = jsonText(index["index_meta_json"]);
  if (!isObject(meta)) return undefined;
  return isObject(meta["options"]) ? meta["options"] : {};
}
