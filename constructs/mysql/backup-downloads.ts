import { MysqlBackupDownloadRestriction } from "@cdktf/provider-tencentcloud/lib/mysql-backup-download-restriction";
import { Construct } from "constructs";

/**
 * Lets MySQL backups be downloaded from inside the cloud's network only. The service has one such setting for all
 * instances of an account in a region, so one of these is enough, and it reaches beyond the stack. Destroying it
 * leaves the setting as it is.
 */
export class IntranetBackupDownloads extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new MysqlBackupDownloadRestriction(this, "Resource", {
      limitType: "LimitOnlyIntranet",
      // Of no meaning without addresses, but the service answers them: left out, every later plan has a change.
      ipComparisonSymbol: "In",
      vpcComparisonSymbol: "In",
    });
  }
}
