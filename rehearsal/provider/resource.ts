import type { ResourceRules } from "./rules";
import type { Schema } from "./schema";

/** One type of resource: what it looks like and what the provider does with it. */
export interface Resource {
  readonly type: string;
  readonly schema: Schema;
  readonly rules: ResourceRules;
  /** Whether its provider is built on the older SDK. */
  readonly legacy: boolean;
}
