import { ElasticstackProvider } from "@cdktf/provider-elasticstack/lib/provider";
import { ManagedStore } from "../../constructs/elasticsearch/managed-store";
import { RetentionStores } from "../../constructs/retention-stores";
import type { Holding } from "../../schedule/holding";
import type { RetentionSchedule } from "../../schedule/schedule";
import { type Seen, simulate, type SimulationOptions } from "../../simulation/simulate";
import type { Unit } from "../../simulation/unit";
import { unitsOf } from "../../simulation/units";
import { readStack } from "../../terraform-json/read-stack";
import { managedStores } from "../../schedule/managed-stores";
import { sampleNetwork } from "../constructs/sample-network";
import { type Synthesized, synthesized } from "../constructs/synthesized";

// Where each token was made: no output shows it, and it takes most of the time.
jest.mock("cdktf/lib/tokens/private/stack-trace", () => ({ captureStackTrace: () => [] }));

// Thousands of policies would be thousands of archives, and the simulation reads none.
jest.mock("../../functions/row-purge/configured-archive", () => ({
  ...jest.requireActual<object>("../../functions/row-purge/configured-archive"),
  configuredArchive: (archive: string) => archive,
}));

const APP_ID = "1250000000";

/** What is in the Terraform that the constructs make of a schedule, without a network around it. */
export function unitsOfSchedule(schedule: RetentionSchedule): Unit[] {
  return unitsOf(readStack(JSON.stringify(deployed(schedule)), "cdk.tf.json").resources);
}

/** The stores, with what indices that the cluster itself deletes need there. */
function deployed(schedule: RetentionSchedule): Synthesized {
  const version = managedStores(schedule).length > 0 ? "8.15.0" : "7.14.2";
  return synthesized((stack) => {
    const { clusters } = new RetentionStores(stack, "stores", {
      schedule,
      environment: "e",
      region: "ap-guangzhou",
      appId: APP_ID,
      network: sampleNetwork(),
      sizes: {
        mysql: { memory: 4000, disk: 100 },
        elasticsearch: { version, dataNodes: { count: 2, type: "ES.S1.MEDIUM8", disk: 100 } },
      },
    });
    for (const [store, settings] of managedStores(schedule)) {
      const provider = new ElasticstackProvider(stack, `cluster-of-${store}`, {
        alias: store,
        elasticsearch: [{ endpoints: [clusters[store]!.endpoint] }],
      });
      new ManagedStore(stack, store, { store, name: `e-${store}`, environment: "e", settings, provider });
    }
  });
}

/** What the simulation sees of a holding. Where nothing deletes rows, it knows of no tables, only of the database. */
export function seenOf(holding: Holding, units: readonly Unit[], options: SimulationOptions): Seen {
  const [database] = holding.unit.split(".");
  const names = [holding.unit, `${database}.*`, `e-${holding.store}-${APP_ID}`];
  const unit = units.find(
    ({ name, store }) => names.includes(name) && store.split(/[._]/).includes(holding.store),
  );
  if (!unit)
    throw new Error(`${holding.unit} is not in the Terraform: ${units.map(({ name }) => name).join(", ")}`);
  return simulate(unit, options);
}
