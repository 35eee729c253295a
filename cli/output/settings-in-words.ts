import { days } from "../../policy/period-schema";
import type {
  ElasticsearchSettings,
  MysqlSettings,
  ObjectStorageSettings,
  StoreSettings,
} from "../../schedule/settings";

/** What a store as a whole is set to; what its tables and indices are is said with them. */
export function settingsInWords(settings: StoreSettings): string[] {
  switch (settings.kind) {
    case "mysql":
      return ofMysql(settings);
    case "elasticsearch":
      return ofElasticsearch(settings);
    case "object-storage":
      return ofObjectStorage(settings);
  }
}

function ofMysql({ backupDays, binlogDays, purge }: MysqlSettings): string[] {
  return [
    `backups live ${days(backupDays)}`,
    `binlogs live ${days(binlogDays)}`,
    "leftOut" in purge ? `no row purge: ${purge.leftOut}` : `row purge every ${days(purge.everyDays)}`,
  ];
}

function ofElasticsearch({ lifecycle, partitionDays, snapshotDays }: ElasticsearchSettings): string[] {
  return [
    `lifecycle ${lifecycle}`,
    `one index covers ${days(partitionDays)}`,
    snapshotDays === undefined ? "no snapshots" : `snapshots live ${days(snapshotDays)}`,
  ];
}

function ofObjectStorage({ abortUploadsAfterDays, oldVersionDays }: ObjectStorageSettings): string[] {
  return [
    `fragments of unfinished uploads live ${days(abortUploadsAfterDays)}`,
    oldVersionDays === undefined ? "no versions" : `old versions live ${days(oldVersionDays)}`,
  ];
}
