import { isEqual } from "./provider/values";
import type { StoredResource } from "./state";

/** What a run plans or did, counted as Terraform does. */
export interface Counts {
  /** Of these, some are counted as changed as well. */
  readonly imported: number;
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
}

interface PlanJson {
  readonly resource_changes?: readonly {
    readonly change: { readonly actions: readonly string[]; readonly importing?: object };
  }[];
}

/** @param plans what `terraform show -json` prints of the plan of each stack. */
export function plannedCounts(plans: readonly string[]): Counts {
  const changes = plans
    .flatMap((plan) => (JSON.parse(plan) as PlanJson).resource_changes ?? [])
    .map(({ change }) => change);
  const planned = (action: string): number =>
    changes.filter(({ actions }) => actions.includes(action)).length;
  return {
    imported: changes.filter(({ importing }) => importing).length,
    add: planned("create"),
    change: planned("update"),
    destroy: planned("delete"),
  };
}

/**
 * Told by the state alone: cdktf may leave out the end of what Terraform prints, and that is where its own count is.
 *
 * @param importable the addresses that the configuration has an import for.
 */
export function appliedCounts(
  before: readonly StoredResource[],
  after: readonly StoredResource[],
  importable: readonly string[],
): Counts {
  const were = new Map(before.map((resource) => [identity(resource), resource]));
  const are = new Set(after.map(identity));
  const fresh = after.filter((resource) => !were.has(identity(resource)));
  const imported = fresh.filter(({ address }) => importable.includes(address));
  const updated = after.filter((resource) => {
    const was = were.get(identity(resource));
    return was !== undefined && !isEqual(was.attributes, resource.attributes);
  });
  return {
    imported: imported.length,
    add: fresh.length - imported.length,
    change: updated.length + imported.filter(({ justImported }) => !justImported).length,
    destroy: before.filter((resource) => !are.has(identity(resource))).length,
  };
}

/** With the id: what is replaced keeps its address. */
function identity({ stateFile, address, attributes }: StoredResource): string {
  return JSON.stringify([stateFile, address, attributes["id"] ?? null]);
}
