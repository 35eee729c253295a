import { ElasticstackProvider } from "@cdktf/provider-elasticstack/lib/provider";
import type { TerraformStack } from "cdktf";
import { ManagedStore } from "../../../constructs/elasticsearch/managed-store";
import { RetentionGuard } from "../../../constructs/guard/retention-guard";
import { Period } from "../../../policy/period";
import type { ElasticsearchSettings } from "../../../schedule/kinds/elasticsearch";
import { createSchedule } from "../../../schedule/schedule";
import { category, elasticsearchStore, samplePolicy } from "../../schedule/sample-policy";
import { refusals } from "../synthesized";

const PLACE = { index: "log", timeField: "time" };

/** Two clusters, each with an index of one name, and with periods of their own. */
const TWO_CLUSTERS = createSchedule({
  ...samplePolicy(),
  stores: {
    "a-log": elasticsearchStore({ lifecycle: "ilm", snapshots: 0 }),
    "b-log": elasticsearchStore({ lifecycle: "ilm", snapshots: 20, repository: "backups", partition: 2 }),
  },
  categories: {
    one: category({ keepFor: Period.days(10) }, { store: "a-log", ...PLACE }),
    two: category({ keepFor: Period.days(100) }, { store: "b-log", ...PLACE }),
  },
});

/** One category, on its way from an autonomous index to the cluster's own lifecycle. */
const MOVING = createSchedule({
  ...samplePolicy(),
  stores: {
    old: elasticsearchStore(),
    new: elasticsearchStore({ lifecycle: "ilm", snapshots: 20, repository: "backups", partition: 2 }),
  },
  categories: {
    one: category({ keepFor: Period.days(10) }, { store: "old", ...PLACE }, { store: "new", ...PLACE }),
  },
});

interface Placed {
  readonly store: string;
  readonly settingsOf?: string;
  readonly alias?: string;
  readonly endpoint?: string;
  readonly id?: string;
}

function addStore(stack: TerraformStack, schedule: typeof MOVING, placed: Placed): void {
  const { store, settingsOf = store, alias = store, id = store, endpoint = `https://${store}:9200` } = placed;
  new ManagedStore(stack, id, {
    store,
    environment: "e",
    name: `e-${store}`,
    settings: schedule.stores[settingsOf] as ElasticsearchSettings,
    provider: new ElasticstackProvider(stack, `cluster-of-${store}`, {
      alias,
      elasticsearch: [{ endpoints: [endpoint] }],
    }),
  });
}

/** What the guard refuses: the address, the rule and the argument of each. */
function refused(schedule: typeof MOVING, ...all: readonly Placed[]): string[] {
  return refusals((stack) => {
    for (const placed of all) addStore(stack, schedule, placed);
    RetentionGuard.protect(stack, schedule);
  });
}

describe("stores with an index of one name, each in a cluster of its own", () => {
  test("are each held to their own periods", () => {
    expect(refused(TWO_CLUSTERS, { store: "a-log" }, { store: "b-log" })).toEqual([]);
  });

  test("are found by where their constructs stand, whatever the provider is called", () => {
    const any = [
      { store: "a-log", alias: "first" },
      { store: "b-log", alias: "second" },
    ];

    expect(refused(TWO_CLUSTERS, ...any)).toEqual([]);
  });

  test.each([
    ["a-log", "b-log", "100d", "10d"],
    ["b-log", "a-log", "10d", "100d"],
  ])("refuse %s the settings of %s", (store, settingsOf, value, allowed) => {
    expect(refused(TWO_CLUSTERS, { store, settingsOf })[0]).toContain(
      `stack/${store}/index-log/policy: index-expiry-as-scheduled: delete.min_age is "${value}": `,
    );
    expect(refused(TWO_CLUSTERS, { store, settingsOf })[0]).toContain(`allowed: ${allowed}, as scheduled`);
  });

  test("are not guessed at where nothing says which it is", () => {
    const [refusal, ...others] = refused(TWO_CLUSTERS, { store: "a-log", alias: "main", id: "search" });

    expect(others).toEqual([]);
    expect(refusal).toContain(
      'index-expiry-as-scheduled: provider is "elasticstack.main": indices of a-log and b-log have its names, ' +
        "and nothing says in whose cluster it is; " +
        "allowed: a provider whose alias, or a construct whose id, is the name of the store",
    );
  });
});

test("a category that moves to another lifecycle under its old name is held to the periods of both", () => {
  expect(refused(MOVING, { store: "new", alias: "main", id: "search" })).toEqual([]);
});

test("what lies in the cluster of a store belongs to that store, whatever it is called", () => {
  const instance = {
    instance_name: "e",
    tags: { store: "b-log" },
    license_type: "basic",
    basic_security_type: 2,
    protocol: "https",
    public_access: "CLOSE",
    kibana_public_access: "CLOSE",
    enable_destroy_protection: "OPEN",
    node_info_list: [{ node_num: 3, encrypt: true }],
    lifecycle: { prevent_destroy: true },
  };
  const endpoint = "https://${tencentcloud_elasticsearch_instance.b.elasticsearch_vip}:9200";
  const found = refusals((stack) => {
    stack.addOverride("resource.tencentcloud_elasticsearch_instance.b", instance);
    addStore(stack, TWO_CLUSTERS, { store: "a-log", endpoint });
    RetentionGuard.protect(stack, TWO_CLUSTERS);
  });

  expect(found).toEqual([
    expect.stringContaining('policy: index-expiry-as-scheduled: delete.min_age is "10d"'),
  ]);
});
