import { isKnown } from "./arguments";
import { clusterKey, isInCluster } from "./cluster";
import type { Resource } from "./resource";

/** Attributes by which another resource names one. */
const IDENTITIES = ["id", "bucket", "name", "secret_name"];

/** The resources of one configuration, plan or state, and which of them belong together. */
export class Resources {
  private readonly byType: ReadonlyMap<string, readonly Resource[]>;
  private readonly byCluster = new Map<string, Resources>();

  constructor(readonly all: readonly Resource[]) {
    const byType = new Map<string, Resource[]>();
    for (const resource of all) byType.set(resource.type, [...(byType.get(resource.type) ?? []), resource]);
    this.byType = byType;
  }

  ofType(...types: readonly string[]): readonly Resource[] {
    return types.flatMap((type) => this.byType.get(type) ?? []);
  }

  /** Without what lies in another Elasticsearch cluster than a resource in one: names are unique in one only. */
  besides(resource: Resource): Resources {
    if (!isInCluster(resource)) return this;
    const key = clusterKey(resource);
    const known = this.byCluster.get(key);
    if (known) return known;
    const besides = this.all.filter((other) => !isInCluster(other) || clusterKey(other) === key);
    const resources = besides.length === this.all.length ? this : new Resources(besides);
    this.byCluster.set(key, resources);
    return resources;
  }

  /** The resources of a type that an argument names: by a reference, or by a value that is theirs alone. */
  named(resource: Resource, argument: string, type: string): readonly Resource[] {
    return this.ofType(type).filter((other) => names(resource, argument, other));
  }

  /** The resources of a type whose argument names this one. */
  naming(resource: Resource, type: string, argument: string): readonly Resource[] {
    return this.ofType(type).filter((other) => names(other, argument, resource));
  }
}

function names(resource: Resource, argument: string, other: Resource): boolean {
  if (resource.references[argument]?.includes(other.address)) return true;
  const value = resource.values[argument];
  const texts = (Array.isArray(value) ? value : [value]).filter(isName);
  return IDENTITIES.some((identity) => {
    const own = other.values[identity];
    return isName(own) && texts.includes(own);
  });
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "" && isKnown(value);
}
