import {
  BUCKET_NAME,
  MOST_BUCKET_NAME_CHARACTERS,
  MOST_EXPIRY_DAYS,
} from "../../constructs/object-storage/defaults";
import { storeName } from "../../constructs/retention-stores";
import { LIFECYCLE_RUN_DAYS } from "../../schedule/object-storage";
import type { ObjectStorageSettings } from "../../schedule/settings";
import { type Misfit, nameOrigin, optionPath, type StoreFit } from "./misfit";

/** What an object storage store asks of an environment. */
export function fitObjectStorage(fit: StoreFit<ObjectStorageSettings>): Misfit[] {
  return [...name(fit), ...accessLogs(fit)];
}

function name(fit: StoreFit<ObjectStorageSettings>): Misfit[] {
  const logs = accessLogsOf(fit) ? "-logs" : "";
  const found = `${storeName(fit.environmentName, fit.store, fit.override)}${logs}-${fit.environment.appId}`;
  if (BUCKET_NAME.test(found) && found.length <= MOST_BUCKET_NAME_CHARACTERS) return [];
  return [
    {
      ...nameOrigin(fit),
      wrong: `the bucket's name would be ${JSON.stringify(found)}, ${found.length} characters`,
      allowed: `allowed: lower-case letters, digits and hyphens, ${MOST_BUCKET_NAME_CHARACTERS} characters at most with the APPID`,
    },
  ];
}

/** A log of accesses holds object keys: it belongs to what it logs, and has to be gone by the same time. */
function accessLogs(fit: StoreFit<ObjectStorageSettings>): Misfit[] {
  const logs = accessLogsOf(fit);
  if (!logs) return [];
  const gone = logs.keepFor.days + LIFECYCLE_RUN_DAYS;
  const periods = fit.settings.categories.map(
    (category) => fit.schedule.categories[category]?.retention.goneBy?.days,
  );
  const goneBy = Math.min(
    MOST_EXPIRY_DAYS + LIFECYCLE_RUN_DAYS,
    ...periods.filter((days) => days !== undefined),
  );
  if (logs.keepFor.days >= 1 && gone <= goneBy) return [];
  return [
    {
      file: "environment",
      path: [...optionPath(fit, "objectStorage", "accessLogs"), "keepFor"],
      wrong: `the log of ${fit.store} would be gone after ${gone} days; what it logs has to be gone after ${goneBy}`,
      allowed: `allowed: P1D to P${goneBy - LIFECYCLE_RUN_DAYS}D`,
    },
  ];
}

function accessLogsOf({ environment, override }: StoreFit<ObjectStorageSettings>) {
  return override.accessLogs ?? environment.objectStorage.accessLogs;
}
