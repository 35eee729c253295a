import { STORE_OPTIONS } from "../../environments/schema";
import type { StoreKind } from "../../policy/kinds";
import type { StoreSettings } from "../../schedule/kinds";
import { allowedNames } from "../../strict-yaml/did-you-mean";
import { fitElasticsearch } from "./elasticsearch";
import type { Fit, Misfit, StoreFit } from "./misfit";
import { fitMysql } from "./mysql";
import { fitObjectStorage } from "./object-storage";
import { uniqueDataStreams } from "./unique-data-streams";
import { uniqueNames } from "./unique-names";

/** Compares what a policy asks for with what an environment has: everything that does not fit. */
export function checkFit(fit: Fit): Misfit[] {
  const stores = Object.entries(fit.schedule.stores).flatMap(([store, settings]) =>
    checkStore({ ...fit, store, settings, override: fit.environment.stores[store] ?? {} }),
  );
  return [...unknownStores(fit), ...stores, ...uniqueNames(fit), ...uniqueDataStreams(fit)];
}

function checkStore(fit: StoreFit<StoreSettings>): Misfit[] {
  return [...optionsOfOtherKinds(fit), ...checkKind(fit)];
}

function checkKind(fit: StoreFit<StoreSettings>): Misfit[] {
  const { settings } = fit;
  switch (settings.kind) {
    case "mysql":
      return fitMysql({ ...fit, settings });
    case "elasticsearch":
      return fitElasticsearch({ ...fit, settings });
    case "object-storage":
      return fitObjectStorage({ ...fit, settings });
  }
}

function unknownStores({ schedule, environment }: Fit): Misfit[] {
  const stores = Object.keys(schedule.stores);
  return Object.keys(environment.stores)
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
  const known: Readonly<Record<StoreKind, readonly string[]>> = STORE_OPTIONS;
  return Object.keys(override)
    .filter((option) => !known[settings.kind].includes(option))
    .map((option) => ({
      file: "environment",
      path: ["stores", store, option],
      wrong: `${store} is a store of kind ${settings.kind}, which has no ${option}`,
      allowed: allowedNames(option, known[settings.kind]),
      onKey: true,
    }));
}
