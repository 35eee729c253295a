import type { Elements } from "./policy";

/** Every element with its type, nested ones under their path: `interfaceCallVolume.offset`. */
export function flatElements(elements: Elements, above = ""): Map<string, string> {
  return new Map(
    Object.entries(elements).flatMap(([name, type]) =>
      typeof type === "string" ? [[`${above}${name}`, type]] : [...flatElements(type, `${above}${name}.`)],
    ),
  );
}
