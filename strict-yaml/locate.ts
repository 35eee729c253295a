import { isMap, isScalar, isSeq, type Node, type Pair, type ParsedNode } from "yaml";
import type { Path } from "./problem";

/** The name a key goes by in paths: text as it is, and numbers and the like as they are written. */
export function keyName(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined;
  return typeof key.value === "string" ? key.value : (key.source ?? "");
}

/**
 * Where to point for a path: the offset of the value there; of its key, if `onKey` is set or the value is empty; of
 * the key of the nearest parent, if there is nothing at the path.
 */
export function locate(top: ParsedNode | null, path: Path, onKey: boolean): number {
  let node: Node | null = top;
  let offset = start(top) ?? 0;
  for (const [index, step] of path.entries()) {
    const isLast = index === path.length - 1;
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(({ key }) => keyName(key) === String(step));
      if (!pair) return offset;
      const value = pair.value as Node | null;
      // While walking, stand on the keys: they are where the eye looks for a part that is missing.
      offset = start(pair.key as Node) ?? offset;
      if (isLast && !onKey && !isEmpty(value)) offset = start(value) ?? offset;
      node = value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)] as Node | undefined;
      if (!item) return offset;
      offset = start(item) ?? offset;
      node = item;
    } else {
      return offset;
    }
  }
  return offset;
}

function start(node: Node | null): number | undefined {
  return node?.range?.[0];
}

function isEmpty(value: Node | null): boolean {
  return value === null || (isScalar(value) && value.value === null && !value.source);
}
