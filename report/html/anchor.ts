import type { CategoryRecord } from "../model";

/** Id of a category's section. Names of categories are letters, digits and hyphens. */
export function anchorOf({ name }: Pick<CategoryRecord, "name">): string {
  return `category-${name}`;
}
