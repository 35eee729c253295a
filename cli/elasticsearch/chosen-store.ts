import { storeName } from "../../constructs/store-name";
import type { ElasticsearchSettings } from "../../schedule/kinds/elasticsearch";
import { managedStores } from "../../schedule/managed-stores";
import { allowedNames } from "../../strict-yaml/did-you-mean";
import { loadProject } from "../load-project";
import { UsageError } from "../usage-error";

export interface ChosenStore {
  /** What the store is called in the cloud. */
  readonly name: string;
  readonly settings: ElasticsearchSettings;
}

/**
 * The store under `lifecycle: ilm` of the policy and the environment that are chosen.
 *
 * @throws UsageError if there is none, or not this one, or several and none is asked for.
 */
export function chosenStore(asked: string | undefined): ChosenStore {
  const { environmentName, environment, schedule } = loadProject(process.cwd(), process.env);
  const stores = managedStores(schedule);
  const names = stores.map(([name]) => name);
  const [only] = names;
  if (only === undefined)
    throw new UsageError("the policy has no store with lifecycle: ilm; allowed: a policy that has one");
  const store = asked ?? only;
  const settings = new Map(stores).get(store);
  if (!settings)
    throw new UsageError(`--store: no such store has lifecycle: ilm; ${allowedNames(store, names)}`);
  if (asked === undefined && names.length > 1)
    throw new UsageError(
      `--store: is missing, and several have lifecycle: ilm; allowed: ${names.join(", ")}`,
    );
  return { name: storeName(environmentName, store, environment.stores[store]), settings };
}
