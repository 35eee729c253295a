import { randomInt } from "node:crypto";
import type { ObjectValue } from "./values";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";
/** What random_password takes unless `override_special` says otherwise. */
const SPECIAL = "!@#$%&*()-_=+[]{}<>:?";
const BCRYPT_ALPHABET = `./${LETTERS.toUpperCase()}${LETTERS}${DIGITS}`;

/** The `result` of a random_password: as long as asked, of the classes asked, with as many of each as asked. */
export function password(owner: ObjectValue): string {
  const special = typeof owner["override_special"] === "string" ? owner["override_special"] : SPECIAL;
  const classes = [
    { characters: LETTERS, used: owner["lower"], least: owner["min_lower"] },
    { characters: LETTERS.toUpperCase(), used: owner["upper"], least: owner["min_upper"] },
    { characters: DIGITS, used: owner["numeric"], least: owner["min_numeric"] },
    { characters: special, used: owner["special"], least: owner["min_special"] },
  ].filter(({ used }) => used !== false);
  const required = classes.flatMap(({ characters, least }) => draw(characters, Number(least ?? 0)));
  const all = classes.map(({ characters }) => characters).join("");
  return shuffled([...required, ...draw(all, Number(owner["length"]) - required.length)]).join("");
}

/** Looks like a bcrypt hash; nobody can log in to a rehearsal with it. */
export function bcryptHash(): string {
  return `$2a$10$${draw(BCRYPT_ALPHABET, 53).join("")}`;
}

function draw(characters: string, count: number): string[] {
  return Array.from({ length: characters ? count : 0 }, () =>
    characters.charAt(randomInt(characters.length)),
  );
}

function shuffled(items: readonly string[]): string[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [order[last], order[other]] = [order[other] ?? "", order[last] ?? ""];
  }
  return order;
}
