import { spelled, type ValueCheck } from "./value-check";

export const allowedValues: ValueCheck = ({ oneOf }, value) => {
  if (!oneOf || oneOf.includes(value as string | number)) return undefined;
  return `expected one of ${oneOf.map(spelled).join(", ")}, got ${spelled(value)}`;
};
