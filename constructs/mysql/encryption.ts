import { MysqlBackupEncryptionStatus } from "@cdktf/provider-tencentcloud/lib/mysql-backup-encryption-status";
import { MysqlInstanceEncryptionOperation } from "@cdktf/provider-tencentcloud/lib/mysql-instance-encryption-operation";
import { MysqlSsl } from "@cdktf/provider-tencentcloud/lib/mysql-ssl";
import type { Construct } from "constructs";
import { destroyProtectionLifecycle } from "../destroy-protection";

export interface EncryptionOptions {
  /**
   * Whether backups are encrypted. The service encrypts physical backups only, which a single node does not have: there
   * it cannot be asked for.
   * @default - true with two or three nodes, false with one
   */
  readonly encryptBackups?: boolean;
  /**
   * Encrypts the data files, with a key that KMS makes for the service, or with one of yours. **It is not known that
   * this can be taken back**, nor that the key can be changed; without the key, the data is lost.
   * @default - the data files are not encrypted
   */
  readonly encryptDisks?: "service-key" | KmsKey;
}

export interface KmsKey {
  readonly keyId: string;
  /** Where the key is, such as ap-guangzhou. */
  readonly region: string;
}

export interface EncryptedInstance extends EncryptionOptions {
  readonly instanceId: string;
  readonly nodes: number;
  readonly tls: boolean;
  readonly destroyProtection: boolean;
}

/** Encrypts the connections, the backups and, if asked for, the data files of an instance. */
export function encryptInstance(store: Construct, instance: EncryptedInstance): void {
  const { instanceId, nodes, encryptBackups = true, encryptDisks } = instance;
  if (instance.tls) new MysqlSsl(store, "tls", { instanceId, status: "ON" });
  if (nodes > 1) {
    // Said even if it is off: the provider's delete does nothing (mysql_backup_encryption_status.go:118).
    new MysqlBackupEncryptionStatus(store, "backup-encryption", {
      instanceId,
      encryptionStatus: encryptBackups ? "on" : "off",
    });
  }
  if (encryptDisks) {
    new MysqlInstanceEncryptionOperation(store, "disk-encryption", {
      instanceId,
      ...(encryptDisks !== "service-key" && { keyId: encryptDisks.keyId, keyRegion: encryptDisks.region }),
      lifecycle: {
        // Another key replaces the resource: its delete does nothing, and the service has the first key still.
        ...destroyProtectionLifecycle(instance.destroyProtection),
        // The service answers with its own key, which would be another one (mysql_instance_encryption_operation.go:128).
        ...(encryptDisks === "service-key" && { ignoreChanges: ["key_id", "key_region"] }),
      },
    });
  }
}
