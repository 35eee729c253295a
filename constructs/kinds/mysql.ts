import { Period } from "../../policy/period";
import { purgeConfiguration } from "../../schedule/purge-configuration";
import type { MysqlSettings } from "../../schedule/kinds/mysql";
import { RetentionGuard } from "../guard/retention-guard";
import { mysqlTls } from "../guard/rules/mysql-tls";
import { IntranetBackupDownloads } from "../mysql/backup-downloads";
import type { EncryptionOptions } from "../mysql/encryption";
import type { MysqlSize } from "../mysql/mysql-size";
import { MysqlStore, type MysqlStoreProps } from "../mysql/mysql-store";
import type { RowPurgeOptions } from "../mysql/row-purge";
import { secretName } from "../secrets/secret-name";
import type { StoreKindConstructs } from "./store-kind";

/** What an environment says of its MySQL stores. */
export interface MysqlOptions extends MysqlSize, EncryptionOptions {
  /** How the function that deletes rows reaches its account, and who hears of a failed run. @default - no options */
  readonly rowPurge?: Pick<
    RowPurgeOptions,
    "timerZone" | "ssmAccess" | "kmsKeyId" | "logsExpireAfter" | AlarmOption
  >;
}

type AlarmOption = "alarmNoticeIds" | "alarmNamespace" | "alarmMetric";

export const mysql: StoreKindConstructs<MysqlSettings> = {
  add({ scope, store, props, override, common }, settings) {
    const { readers = [], writers = [], administrators = [], importFrom, importDatabases } = override;
    const { rowPurge, encryptBackups, encryptDisks, ...size } = {
      ...props.sizes.mysql,
      ...override,
    } as MysqlOptions;
    const mysql = new MysqlStore(scope, store, {
      ...common,
      size,
      encryptBackups,
      encryptDisks,
      importFrom,
      importDatabases,
      secretName: secretName(props.environment, store, "root"),
      readerSecretName: secretName(props.environment, store, "reader"),
      writerSecretName: secretName(props.environment, store, "writer"),
      purgeSecretName: secretName(props.environment, store, "purge"),
      rowPurge: rowPurgeOf(settings, rowPurge),
      backupsExpireAfter: Period.days(settings.backupDays),
      binlogsExpireAfter: Period.days(settings.binlogDays),
      databases: [...new Set(settings.tables.map(({ database }) => database))],
    });
    if (size.tls === false) {
      RetentionGuard.exempt(mysql, mysqlTls.id, "switched off for this environment: tls: off");
    }
    for (const name of readers) mysql.grantRead({ name });
    for (const name of writers) mysql.grantWrite({ name });
    for (const name of administrators) mysql.grantAdministration({ name });
    return { endpoint: endpointOf(mysql, settings) };
  },

  addShared(scope, { backupDownloads }) {
    if (backupDownloads !== "unmanaged") new IntranetBackupDownloads(scope, "BackupDownloads");
  },

  items: (store, { tables }) => [
    `instance of ${store}`,
    ...tables.map(({ database }) => `database ${database} of ${store}`),
  ],
};

function rowPurgeOf(settings: MysqlSettings, options: MysqlOptions["rowPurge"]): MysqlStoreProps["rowPurge"] {
  const { purge } = settings;
  if ("leftOut" in purge) return { rowsStay: purge.leftOut };
  return {
    ...options,
    configuration: purgeConfiguration(settings),
    every: Period.days(purge.everyDays),
    at: purge.at,
  };
}

function endpointOf(mysql: MysqlStore, { purge }: MysqlSettings): Record<string, string> {
  return {
    host: mysql.host,
    port: String(mysql.port),
    ...(mysql.secretName && { "secret-name": mysql.secretName }),
    ...(mysql.readerSecretName && { "reader-secret": mysql.readerSecretName }),
    ...(mysql.writerSecretName && { "writer-secret": mysql.writerSecretName }),
    "row-purge": "leftOut" in purge ? `left out: ${purge.leftOut}` : (mysql.purgeFunctionName ?? ""),
  };
}
