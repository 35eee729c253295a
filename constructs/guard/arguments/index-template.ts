import { blocks, isObject, text, texts } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import type { Resources } from "../../../terraform-json/resources";
import { jsonText } from "../../../terraform-json/json-text";

export const INDEX_TEMPLATE = "elasticstack_elasticsearch_index_template";
export const INDEX_LIFECYCLE = "elasticstack_elasticsearch_index_lifecycle";
const COMPONENT_TEMPLATE = "elasticstack_elasticsearch_component_template";
const ILM_ATTACHMENT = "elasticstack_elasticsearch_index_template_ilm_attachment";

/** The lifecycle policies that a template gives its indices, of itself, of its components and by attachment. */
export function lifecyclesOfTemplate(template: Resource, resources: Resources): readonly string[] {
  const attached = resources.naming(template, ILM_ATTACHMENT, "index_template");
  return [
    ...[template, ...componentsOfTemplate(template, resources)].flatMap(({ values }) =>
      blocks(values, "template").flatMap((inner) => lifecycleInSettings(inner["settings"])),
    ),
    ...attached.flatMap(({ values }) => texts(values["lifecycle_name"])),
  ];
}

/** The component templates that a template takes settings from. */
export function componentsOfTemplate(template: Resource, resources: Resources): readonly Resource[] {
  return resources.named(template, "composed_of", COMPONENT_TEMPLATE);
}

/** The settings of a template, or of a component template, as {@link settingsIn} reads them. */
export function settingsOfTemplate({ values }: Resource): Readonly<Record<string, unknown>> {
  const [inner = {}] = blocks(values, "template");
  return settingsIn(inner["settings"]);
}

/** The period of a data stream that deletes by itself, without a lifecycle policy (Elasticsearch 8.11). */
export function dataRetention(template: Resource): string | undefined {
  const [inner = {}] = blocks(template.values, "template");
  const [lifecycle = {}] = blocks(inner, "lifecycle");
  return text(lifecycle, "data_retention");
}

/** The templates whose indices a lifecycle policy deletes. */
export function templatesOfLifecycle(lifecycle: Resource, resources: Resources): readonly Resource[] {
  const name = lifecycle.values["name"];
  return resources.ofType(INDEX_TEMPLATE).filter((template) => {
    const attached = resources.naming(template, ILM_ATTACHMENT, "index_template");
    const refers = [
      ...[template, ...componentsOfTemplate(template, resources)].map(
        ({ references }) => references["template"],
      ),
      ...attached.map(({ references }) => references["lifecycle_name"]),
    ].some((addresses) => addresses?.includes(lifecycle.address));
    return refers || lifecyclesOfTemplate(template, resources).includes(String(name));
  });
}

/** Whether anything refers to a lifecycle policy, or names it; what nothing uses keeps nothing. */
export function lifecycleIsUsed({ address, values }: Resource, resources: Resources): boolean {
  const name = JSON.stringify(values["name"]);
  return resources.all.some(
    (other) =>
      other.address !== address &&
      (Object.values(other.references).some((addresses) => addresses?.includes(address)) ||
        [
          other.values["settings_raw"],
          other.values["lifecycle_name"],
          ...blocks(other.values, "template").map(({ settings }) => settings),
        ].some((value) => JSON.stringify(value)?.replaceAll("\\", "").includes(name))),
  );
}

/** `index.lifecycle.name` of a JSON text. */
export function lifecycleInSettings(settings: unknown): readonly string[] {
  return texts(settingsIn(settings)["index.lifecycle.name"]);
}

/** The settings of an index in a JSON text, with dots or nested, by their full names; none if it is not known. */
export function settingsIn(settings: unknown): Readonly<Record<string, unknown>> {
  const parsed = jsonText(settings);
  if (!isObject(parsed)) return {};
  return Object.fromEntries(
    Object.entries(flattened(parsed)).map(([name, value]) => [
      name.startsWith("index.") ? name : `index.${name}`,
      value,
    ]),
  );
}

function flattened(settings: Readonly<Record<string, unknown>>, prefix = ""): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) =>
      isObject(value) ? Object.entries(flattened(value, `${prefix}${key}.`)) : [[`${prefix}${key}`, value]],
    ),
  );
}
