import type { PurgeConfiguration } from "../../functions/row-purge/configuration";
import { purgeConfiguration } from "../../schedule/purge-configuration";

/** Of one table in the database shop. */
export function samplePurge(): PurgeConfiguration {
  return purgeConfiguration({
    kind: "mysql",
    categories: ["orders"],
    backupDays: 14,
    binlogDays: 7,
    purge: { everyDays: 1 },
    tables: [
      { database: "shop", name: "order", timeColumn: "at", deleteAfterDays: 90, categories: ["orders"] },
    ],
  });
}
