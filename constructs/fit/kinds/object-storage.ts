import { MOST_BUCKET_DAYS } from "../../../policy/cloud-limits";
import { storeName } from "../../store-name";
import { accessLogGoneByDay, accessLogRoom, holdingsIn } from "../../../schedule/log-room";
import type { ObjectStorageSettings } from "../../../schedule/kinds/object-storage";
import type { CategorySchedule } from "../../../schedule/schedule";
import { bucketNameForm, ownBucket } from "../../object-storage/object-store-rules";
import { brokenNames, brokenRules, type Misfit, optionPath, type StoreFit } from "../misfit";
import type { FitKind } from "./fit-kind";

export const objectStorage: FitKind<ObjectStorageSettings> = {
  options: ["accessLogs", "importFrom", "readers", "writers"],
  misfits: fitObjectStorage,
};

/** What an object storage store asks of an environment. */
function fitObjectStorage(fit: StoreFit<ObjectStorageSettings>): Misfit[] {
  return [...name(fit), ...accessLogs(fit), ...imports(fit)];
}

function name(fit: StoreFit<ObjectStorageSettings>): Misfit[] {
  const logs = accessLogsOf(fit) ? "-logs" : "";
  const found = `${storeName(fit.environmentName, fit.store, fit.override)}${logs}-${fit.appId}`;
  return brokenNames(fit, "bucket", [bucketNameForm("name", found)]);
}

function accessLogs(fit: StoreFit<ObjectStorageSettings>): Misfit[] {
  const logs = accessLogsOf(fit);
  if (!logs) return [];
  return holdingsIn(fit.schedule, fit.store).flatMap((holding) => {
    const { title, retention } = fit.schedule.categories[holding.category] as CategorySchedule;
    const room = Math.min(accessLogRoom(fit.schedule, holding), MOST_BUCKET_DAYS);
    if (logs.keepFor.days <= room) return [];
    const gone = accessLogGoneByDay(holding, logs.keepFor.days);
    return [
      {
        file: "environment" as const,
        path: [...optionPath(fit, "objectStorage", "accessLogs"), "keepFor"],
        wrong: `the access log of ${fit.store} holds keys of ${title} for up to ${gone} days, not ${retention.goneBy?.days ?? gone}`,
        allowed:
          room >= 1 ? `allowed: P1D to P${room}D` : "allowed: no accessLogs, or a later goneBy in the policy",
      },
    ];
  });
}

function accessLogsOf({ sizes, override }: StoreFit<ObjectStorageSettings>) {
  return override.accessLogs ?? sizes.objectStorage?.accessLogs;
}

function imports(fit: StoreFit<ObjectStorageSettings>): Misfit[] {
  const { environmentName, store, override, appId } = fit;
  const bucketName = `${storeName(environmentName, store, override)}-${appId}`;
  return override.importFrom === undefined
    ? []
    : brokenRules(fit, [ownBucket(override.importFrom, bucketName)]);
}
