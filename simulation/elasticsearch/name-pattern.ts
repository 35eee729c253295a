/** Whether one of the patterns, in which `*` stands for any text, is for a name. */
export function isNamedBy(name: string, patterns: readonly unknown[]): boolean {
  return patterns.some((pattern) => typeof pattern === "string" && expression(pattern).test(name));
}

function expression(pattern: string): RegExp {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}
