import type { ValueCheck } from "./value-check";

const CLASSES = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];

export const passwordClasses: ValueCheck = ({ classes }, value) => {
  if (classes === undefined || typeof value !== "string") return undefined;
  const mixed = CLASSES.filter((characters) => characters.test(value)).length;
  if (mixed >= classes) return undefined;
  return `expected ${classes} or more of lower case, upper case, digits and other characters, got ${mixed}`;
};
