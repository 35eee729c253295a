import { apply, destroy } from "./applying";
import { type Finding, type Path } from "./diagnostics";
import { importState } from "./importing";
import { conform } from "./members";
import { plan } from "./planning";
import type { Resource } from "./resource";
import type { ProviderRules, ResourceRules } from "./rules";
import type { ProviderSchema } from "./schema";
import { validate } from "./validation";
import type { ObjectValue } from "./values";

const NO_RULES: ResourceRules = { id: "{8}", importable: false, attributes: {} };

export interface Outcome {
  readonly state: ObjectValue | null;
  readonly findings: readonly Finding[];
}

/** A provider without a cloud: it plans, applies and refuses, and nobody is called. */
export class OfflineProvider {
  constructor(
    readonly schema: ProviderSchema,
    private readonly rules: ProviderRules,
  ) {}

  get legacyTypeSystem(): boolean {
    return this.rules.legacyTypeSystem;
  }

  validate(type: string, config: ObjectValue): Finding[] {
    return validate(this.resource(type), config);
  }

  /** The stored state in the shape of today's schema. Nothing outside Terraform changes it, so reading is this too. */
  upgrade(type: string, stored: ObjectValue): ObjectValue {
    return conform(this.resource(type).schema.block, stored);
  }

  plan(
    type: string,
    prior: ObjectValue | null,
    config: ObjectValue | null,
    imported: boolean,
  ): Outcome & { readonly replaced: readonly Path[] } {
    if (!config) return { state: null, replaced: [], findings: [] };
    return plan(this.resource(type), prior, config, imported);
  }

  /** @param planned null to destroy. */
  apply(
    type: string,
    prior: ObjectValue | null,
    planned: ObjectValue | null,
    config: ObjectValue | null,
  ): Outcome {
    const resource = this.resource(type);
    if (!planned) {
      const findings = prior ? destroy(resource, prior) : [];
      return { state: findings.some(isError) ? prior : null, findings };
    }
    // What was unknown in the plan is known now, and what the service refuses it refuses now.
    const findings = config ? validate(resource, config).filter(isError) : [];
    return { state: findings.length > 0 ? prior : apply(resource, planned, config ?? {}), findings };
  }

  import(type: string, id: string): Outcome {
    const found = importState(this.resource(type), id);
    return isFinding(found) ? { state: null, findings: [found] } : { state: found, findings: [] };
  }

  private resource(type: string): Resource {
    const schema = this.schema.resources[type];
    if (!schema) throw new Error(`the rehearsal's ${this.schema.address} has no ${type}`);
    const rules = this.rules.resources[type] ?? NO_RULES;
    return { type, schema, rules, legacy: this.legacyTypeSystem };
  }
}

function isError(finding: Finding): boolean {
  return finding.severity === "error";
}

function isFinding(found: ObjectValue | Finding): found is Finding {
  return typeof found["severity"] === "string" && typeof found["summary"] === "string";
}
