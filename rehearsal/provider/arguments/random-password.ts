import { attributePath, type Finding } from "../diagnostics";
import type { ObjectValue } from "../values";

const MINIMA = ["min_lower", "min_upper", "min_numeric", "min_special"];

export function randomPassword(config: ObjectValue): Finding[] {
  const { length } = config;
  const least = MINIMA.reduce(
    (sum, name) => sum + (typeof config[name] === "number" ? Number(config[name]) : 0),
    0,
  );
  if (typeof length !== "number" || length >= least) return [];
  return [
    {
      severity: "error",
      summary: `length must be at least ${least}`,
      detail: `${MINIMA.join(", ")} together ask for ${least} characters.`,
      path: attributePath("length"),
    },
  ];
}
