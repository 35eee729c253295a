import type { StoreKind } from "../../policy/kinds";
import type { RetentionSchedule } from "../../schedule/schedule";
import type { ElasticsearchSettings } from "../../schedule/kinds/elasticsearch";
import { SCHEDULE_KINDS, type StoreSettings } from "../../schedule/kinds";
import { blocks, text } from "../../terraform-json/arguments";
import { clusterOf, isInCluster } from "../../terraform-json/cluster";
import type { Resource } from "../../terraform-json/resource";
import type { Resources } from "../../terraform-json/resources";
import { OTHER_STORES } from "./data-types";
import { GUARD_KINDS } from "./kinds";
import type { GuardKind } from "./kinds/guard-kind";
import { coversIndex, indexPatterns } from "./arguments/index-patterns";

/** The store of the schedule that a resource is part of. */
export interface Covered {
  readonly store: string;
  readonly settings: StoreSettings;
  /** Categories that the resource holds: of a database or an index, its own. Sorted. */
  readonly categories: readonly string[];
  /** Set for a bucket that only takes the log of accesses to the store's own. */
  readonly isAccessLog?: true;
}

const KINDS = Object.entries(GUARD_KINDS) as [StoreKind, GuardKind][];

/** Finds the store of a resource by its tag `store`, or by the resource that it belongs to. */
export class StoreCoverage {
  private readonly found = new Map<Resource, Covered | undefined>();

  constructor(
    private readonly resources: Resources,
    private readonly schedule: RetentionSchedule,
  ) {}

  /** Nothing if no category of the policy is known to lie there. */
  of(resource: Resource): Covered | undefined {
    if (!this.found.has(resource)) {
      // Two buckets may log into each other.
      this.found.set(resource, undefined);
      this.found.set(resource, this.find(resource));
    }
    return this.found.get(resource);
  }

  /** Resources of a type that belong to a store of the schedule. */
  ofStore(store: string, type: string): readonly Resource[] {
    return this.resources.ofType(type).filter((resource) => this.of(resource)?.store === store);
  }

  private find(resource: Resource): Covered | undefined {
    if (isInCluster(resource)) return this.inCluster(resource)[0];
    const found = this.byTag(resource) ?? this.byLink(resource);
    if (resource.type === "tencentcloud_cos_bucket") return this.asBucket(resource, found);
    const name = KINDS.map(([, { parts }]) => parts[resource.type]).find(
      (argument) => argument !== undefined,
    );
    return found && name !== undefined ? this.narrowed(found, text(resource.values, name)) : found;
  }

  private byTag({ type, values }: Resource): Covered | undefined {
    if (OTHER_STORES.includes(type)) return undefined;
    const [tags = {}] = blocks(values, "tags");
    const store = text(tags, "store");
    if (store === undefined || !Object.hasOwn(this.schedule.stores, store)) return undefined;
    const settings = this.schedule.stores[store] as StoreSettings;
    const kind = KINDS.find(([, { stores }]) => stores.includes(type))?.[0];
    if (kind !== undefined && kind !== settings.kind) return undefined;
    return { store, settings, categories: settings.categories };
  }

  private byLink(resource: Resource): Covered | undefined {
    for (const { type, argument, to, backwards } of KINDS.flatMap(([, { links }]) => links)) {
      if (type !== resource.type) continue;
      const others = backwards
        ? this.resources.naming(resource, to, argument)
        : this.resources.named(resource, argument, to);
      const covered = others.map((other) => this.of(other)).find((found) => found !== undefined);
      if (covered) return covered;
    }
    return undefined;
  }

  /** A bucket belongs to the one that logs into it, unless it is the store of something else. */
  private asBucket(bucket: Resource, own: Covered | undefined): Covered | undefined {
    const logged = this.resources
      .naming(bucket, bucket.type, "log_target_bucket")
      .filter((other) => this.resources.named(bucket, "log_target_bucket", other.type).length === 0)
      .map((other) => this.of(other))
      .find((covered) => covered && (!own || own.store === covered.store));
    return logged ? { ...logged, isAccessLog: true } : own;
  }

  /** A database or an index holds what the schedule puts there, and is covered by nothing else of its store. */
  private narrowed(covered: Covered, name: string | undefined): Covered | undefined {
    if (name === undefined) return covered;
    const categories = categoriesIn(covered.settings, name);
    return categories.length > 0 ? { ...covered, categories } : undefined;
  }

  /**
   * What lies in a cluster: the stores that it may be of, each with what it is there. Several have an index of one
   * name in clusters of their own; which cluster it is, its endpoint says, or its provider's alias, or where its
   * construct stands.
   */
  inCluster(resource: Resource): readonly Covered[] {
    const patterns = this.patternsOf(resource);
    const having = this.elasticsearchStores().flatMap(([store, settings]): Covered[] => {
      const indices = settings.indices.filter(({ name }) =>
        patterns.some((pattern) => coversIndex(pattern, name)),
      );
      const categories = [...new Set(indices.flatMap(({ categories }) => categories))].sort();
      return indices.length > 0 ? [{ store, settings, categories }] : [];
    });
    const cluster = clusterOf(resource, this.resources);
    const store = cluster && this.of(cluster)?.store;
    if (store !== undefined) return having.filter((covered) => covered.store === store);
    const alias = resource.provider?.key.split(".").slice(1).at(-1);
    const steps = stepsTo(resource);
    const choices: ((covered: Covered) => boolean)[] = [
      ({ store }) => store === alias,
      ({ store }) => steps.includes(store),
      // Nothing of an autonomous index stands in its cluster.
      ({ settings }) => settings.kind === "elasticsearch" && settings.lifecycle === "ilm",
    ];
    return choices.map((chosen) => having.filter(chosen)).find(({ length }) => length > 0) ?? having;
  }

  private patternsOf(resource: Resource): readonly string[] {
    return indexPatterns(resource, this.resources.besides(resource));
  }

  private elasticsearchStores(): [string, ElasticsearchSettings][] {
    return Object.entries(this.schedule.stores).flatMap(([store, settings]) =>
      settings.kind === "elasticsearch" ? [[store, settings] as [string, ElasticsearchSettings]] : [],
    );
  }
}

/** The ids of the constructs down to a resource: CDKTF writes them into its address, with `_` between them. */
function stepsTo({ constructPath, address, type }: Resource): string[] {
  return constructPath?.split("/") ?? address.replace(type, "").split(/[^A-Za-z\d-]+/);
}

function categoriesIn(settings: StoreSettings, part: string): readonly string[] {
  const parts = SCHEDULE_KINDS[settings.kind].parts(settings).filter(({ name }) => name === part);
  return [...new Set(parts.flatMap(({ categories }) => categories))].sort();
}
