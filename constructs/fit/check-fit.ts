import type { StoreSettings } from "../../schedule/kinds";
import { allowedNames } from "../../strict-yaml/did-you-mean";
import { FIT_KINDS } from "./kinds";
import type { Fit, Misfit, StoreFit } from "./misfit";
import { uniqueDataStreams } from "./unique-data-streams";
import { uniqueNames } from "./unique-names";

/** Compares what a policy asks for with what an environment has: everything that does not fit. */
export function checkFit(fit: Fit): Misfit[] {
  const stores = Object.entries(fit.schedule.stores).flatMap(([store, settings]) =>
    checkStore({ ...fit, store, settings, override: fit.sizes.stores?.[store] ?? {} }),
  );
  const misfits = [...unknownStores(fit), ...stores, ...uniqueNames(fit), ...uniqueDataStreams(fit)];
  // What is said of all stores of a kind does not fit each of them.
  return [...new Map(misfits.map((misfit) => [JSON.stringify(misfit), misfit])).values()];
}

function checkStore(fit: StoreFit<StoreSettings>): Misfit[] {
  return [...optionsOfOtherKinds(fit), ...FIT_KINDS[fit.settings.kind].misfits(fit)];
}

function unknownStores({ schedule, sizes }: Fit): Misfit[] {
  const stores = Object.keys(schedule.stores);
  return Object.keys(sizes.stores ?? {})
    .filter((store) => !stores.includes(store))
    .map((store) => ({
      file: "environment",
      path: ["stores", store],
      wrong: `the policy has no store ${JSON.stringify(store)}`,
      allowed: allowedNames(store, stores),
      onKey: true,
    }));
}

function optionsOfOtherKinds({ store, settings, override }: StoreFit<StoreSettings>): Misfit[] {
  const known: readonly string[] = ["name", ...FIT_KINDS[settings.kind].options];
  return Object.keys(override)
    .filter((option) => !known.includes(option))
    .map((option) => ({
      file: "environment",
      path: ["stores", store, option],
      wrong: `${store} is a store of kind ${settings.kind}, which has no ${option}`,
      allowed: allowedNames(option, known),
      onKey: true,
    }));
}
