import type { CST } from "yaml";

/**
 * How many lists and maps may lie inside each other. Far more than any input needs (Elasticsearch maps 20 levels of
 * objects, MySQL 100 levels of JSON), and far fewer than composing the document can do before the stack overflows.
 */
export const DEEPEST = 100;

/** The offset of the first list or map that is nested too deeply, if there is one. */
export function tooDeeplyNested(tokens: readonly CST.Token[]): number | undefined {
  // A loop rather than recursion: what it guards against is the overflow of the stack.
  const pending = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { token, depth } = next;
    if (token.type === "document") {
      if (token.value) pending.push({ token: token.value, depth });
    } else if ("items" in token) {
      if (depth >= DEEPEST) return token.offset;
      for (const item of token.items) {
        for (const inner of [item.key, item.value])
          if (inner) pending.push({ token: inner, depth: depth + 1 });
      }
    }
  }
  return undefined;
}
