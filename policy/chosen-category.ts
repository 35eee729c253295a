import { allowedNames } from "../strict-yaml/did-you-mean";
import { InputError } from "../strict-yaml/problem";
import type { Category } from "./policy";
import type { PolicyDocument } from "./read-policy";

/** The category of that name. @throws InputError if there is none. */
export function chosenCategory({ policy, problemAt }: PolicyDocument, name: string): Category {
  const category = Object.hasOwn(policy.categories, name) ? policy.categories[name] : undefined;
  if (category) return category;
  const allowed = allowedNames(name, Object.keys(policy.categories));
  throw new InputError([
    problemAt(["categories"], `no category is called ${JSON.stringify(name)}`, allowed, { key: true }),
  ]);
}
