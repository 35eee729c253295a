import { storeName } from "../store-name";
import { type Fit, type Misfit, nameOrigin } from "./misfit";

/** Two stores of one name in the cloud would be one store with two periods. */
export function uniqueNames({ schedule, sizes, environmentName }: Fit): Misfit[] {
  const owners = new Map<string, string>();
  return Object.entries(schedule.stores).flatMap(([store, settings]) => {
    const override = sizes.stores?.[store] ?? {};
    const name = storeName(environmentName, store, override);
    const logs = override.accessLogs ?? sizes.objectStorage?.accessLogs;
    const names = settings.kind === "object-storage" && logs ? [name, `${name}-logs`] : [name];
    return names.flatMap((name) => {
      const key = `${settings.kind} ${name}`;
      const owner = owners.get(key);
      owners.set(key, owner ?? store);
      if (owner === undefined) return [];
      return [
        {
          ...nameOrigin({ store, override }),
          wrong: `${JSON.stringify(name)} is what ${owner} is called in the cloud already`,
          allowed: "allowed: a name of its own",
        },
      ];
    });
  });
}
