import { spelled, type ValueCheck } from "./value-check";

export const range: ValueCheck = ({ min, max, multipleOf }, value) => {
  if (typeof value !== "number") return undefined;
  const got = `got ${spelled(value)}`;
  if (min !== undefined && max !== undefined && (value < min || value > max))
    return `expected ${min} to ${max}, ${got}`;
  if (min !== undefined && value < min) return `expected at least ${min}, ${got}`;
  if (max !== undefined && value > max) return `expected at most ${max}, ${got}`;
  if (multipleOf !== undefined && value % multipleOf !== 0)
    return `expected a multiple of ${multipleOf}, ${got}`;
  return undefined;
};
