/** Characters of a tag's value: tencentcloud.com/document/product/651/13354 */
const MOST_VALUE_CHARACTERS = 255;

export interface StoreTagsProps {
  readonly environment: string;
  readonly store: string;
  readonly categories: readonly string[];
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Tags that say what a resource holds: an inventory of personal data can be made from them alone. */
export function storeTags({ environment, store, categories, tags }: StoreTagsProps): Record<string, string> {
  const names = categories.join("+");
  const category = names.length <= MOST_VALUE_CHARACTERS ? names : `${categories.length} categories`;
  return { ...tags, environment, store, category };
}
