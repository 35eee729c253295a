import type { PlaceOf, StoreKind, StoreOf } from "./kinds";
import type { Period } from "./period";

/** What is promised: which personal data is held, why, where and for how long. Read from the policy file. */
export interface Policy {
  readonly version: 1;
  /** By store name. */
  readonly stores: Readonly<Record<string, Store>>;
  /** By category name. */
  readonly categories: Readonly<Record<string, Category>>;
}

/** What a store is set to, by its kind. */
export type Store = StoreOf<StoreKind>;

export interface KeepFor {
  readonly keepFor: Period;
}

export interface Category {
  readonly title: string;
  readonly description?: string;
  readonly elements: Elements;
  readonly purposes: readonly string[];
  readonly legalBasis: LegalBasis;
  /** Names of elements that belong to a special category of personal data (GDPR article 9). */
  readonly specialCategory?: readonly string[];
  readonly retention: Retention;
  readonly storedIn: readonly Place[];
}

/** Data elements by name; a nested map is an object. */
export interface Elements {
  readonly [name: string]: ElementType | Elements;
}

export type ElementType = (typeof ELEMENT_TYPES)[number];
export const ELEMENT_TYPES = [
  "keyword",
  "text",
  "integer",
  "number",
  "boolean",
  "timestamp",
  "image",
] as const;

/** The bases of GDPR article 6(1). */
export const LEGAL_BASES = [
  "consent",
  "contract",
  "legal-obligation",
  "vital-interests",
  "public-task",
  "legitimate-interests",
] as const;

/** The bases of GDPR article 9(2), points a to j. */
export const SPECIAL_CATEGORY_BASES = [
  "explicit-consent",
  "employment-and-social-security",
  "vital-interests",
  "not-for-profit-body",
  "made-public-by-the-data-subject",
  "legal-claims",
  "substantial-public-interest",
  "health-care",
  "public-health",
  "archiving-research-statistics",
] as const;

export interface LegalBasis {
  readonly basis: (typeof LEGAL_BASES)[number];
  readonly obtainedBy?: string;
  readonly specialCategory?: {
    readonly basis: (typeof SPECIAL_CATEGORY_BASES)[number];
    readonly obtainedBy?: string;
  };
}

/** A window: no copy that the service reads from goes before `keepFor`, and no copy is left after `goneBy`. */
export interface Retention {
  readonly keepFor?: Period;
  readonly goneBy?: Period;
}

/** Where a category lies; which form it takes follows from the kind of the store. */
export type Place = PlaceOf<StoreKind>;
