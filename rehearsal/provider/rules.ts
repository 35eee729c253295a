import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** What a provider asks of one argument, or does with it, beyond its schema. */
export interface AttributeRules {
  /** Another value replaces the resource. */
  readonly forceNew?: boolean;
  /** What the provider takes if nothing is written. Never validated, as in the provider. */
  readonly default?: string | number | boolean;
  readonly oneOf?: readonly (string | number)[];
  readonly min?: number;
  readonly max?: number;
  readonly multipleOf?: number;
  /** In bytes, as Go counts. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** A regular expression. */
  readonly pattern?: string;
  readonly suffix?: readonly string[];
  readonly format?: Format;
  /** How many of lower case, upper case, digits and other characters a password must mix. */
  readonly classes?: number;
  readonly conflictsWith?: readonly string[];
  readonly requiredWith?: readonly string[];
  readonly exactlyOneOf?: readonly string[];
  /** JSON that differs in its spelling only is no change. */
  readonly sameJson?: boolean;
  /** What the service answers if nothing is written: a value, or a template (see template.ts). */
  readonly computed?: string | number | boolean;
  /**
   * The provider reads this back if nothing is written, and the schema does not call it computed: every later plan
   * takes it away again. A value, the values of a set, or a template, which sees write-only arguments too.
   */
  readonly answered?: string | number | readonly string[];
  /** The provider never reads it back: the argument, or these values of a set. */
  readonly unread?: true | readonly string[];
  /** The provider reads it back in capitals. */
  readonly capitals?: boolean;
}

export type Format = "cidr" | "json" | "date";

/** What a provider does with one type of resource. */
export interface ResourceRules {
  /** How the service names it: a template (see template.ts). */
  readonly id: string;
  readonly importable: boolean;
  /** What `terraform import` takes, if not the id. */
  readonly importId?: string;
  /** Arguments that the provider refuses to change after creation. */
  readonly immutable?: readonly string[];
  /** The API refuses to delete while this argument has this value. */
  readonly protectedBy?: { readonly attribute: string; readonly value: string; readonly refusal: string };
  /**
   * Destroying it sends what the service does not take while this argument has this value. `remedy` says how it is
   * destroyed all the same.
   */
  readonly deleteRefused?: {
    readonly attribute: string;
    readonly value: string;
    readonly refusal: string;
    readonly remedy: string;
  };
  /** Blocks that are unknown until the service answers, if nobody writes them. No schema says which they are. */
  readonly computedBlocks?: readonly string[];
  /** Destroying it only forgets it. */
  readonly deleteIsNoOp?: boolean;
  /** What destroying it does besides, and one should know. */
  readonly deleteWarning?: string;
  /** By name; `a.b` is the argument `b` in the block `a`. */
  readonly attributes: Readonly<Record<string, AttributeRules>>;
}

export interface ProviderRules {
  readonly source: string;
  /** Whether it is built on the older SDK, whose imprecise plans Terraform tolerates. */
  readonly legacyTypeSystem: boolean;
  readonly resources: Readonly<Record<string, ResourceRules>>;
}

const FOLDER = join(__dirname, "..", "constraints");

/** The rules of the provider with this short name. A provider without a file of its own has no rules. */
export function readRules(provider: string, folder = FOLDER): ProviderRules {
  try {
    return parse(readFileSync(join(folder, `${provider}.yaml`), "utf8")) as ProviderRules;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return { source: "schema only", legacyTypeSystem: false, resources: {} };
  }
}
