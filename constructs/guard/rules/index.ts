import type { Rule } from "../rule";
import { accessLogExpiry } from "./access-log-expiry";
import { anonymousLogTopic } from "./anonymous-log-topic";
import { automaticSnapshots } from "./automatic-snapshots";
import { bucketEncryption } from "./bucket-encryption";
import { bucketExpiry } from "./bucket-expiry";
import { bucketExpiryAsScheduled } from "./bucket-expiry-as-scheduled";
import { bucketOldVersions } from "./bucket-old-versions";
import { bucketReplication } from "./bucket-replication";
import { bucketUnfinishedUploads } from "./bucket-unfinished-uploads";
import { bucketVersion } from "./bucket-version";
import { dataStreamRetention } from "./data-stream-retention";
import { destroyProtection } from "./destroy-protection";
import { elasticsearchAuthentication } from "./elasticsearch-authentication";
import { elasticsearchEncryption } from "./elasticsearch-encryption";
import { elasticsearchPublicAddress } from "./elasticsearch-public-address";
import { elasticsearchTls } from "./elasticsearch-tls";
import { ignoredChanges } from "./ignored-changes";
import { ilmDeletes } from "./ilm-deletes";
import { ilmForceDestroy } from "./ilm-force-destroy";
import { ilmRollover } from "./ilm-rollover";
import { ilmWaitsForSnapshot } from "./ilm-waits-for-snapshot";
import { indexExpiry } from "./index-expiry";
import { indexExpiryAsScheduled } from "./index-expiry-as-scheduled";
import { indexRollover } from "./index-rollover";
import { kibanaPublicAddress } from "./kibana-public-address";
import { lifecycleConflict } from "./lifecycle-conflict";
import { lifecycleJoinedExpiration } from "./lifecycle-joined-expiration";
import { lifecycleMissesCategory } from "./lifecycle-misses-category";
import { lifecycleZeroDays } from "./lifecycle-zero-days";
import { localBinlogs } from "./local-binlogs";
import { logTopicPeriod } from "./log-topic-period";
import { manualCopy } from "./manual-copy";
import { mysqlBackupPolicy } from "./mysql-backup-policy";
import { mysqlCopiesAsScheduled } from "./mysql-copies-as-scheduled";
import { mysqlPublicAddress } from "./mysql-public-address";
import { mysqlTls } from "./mysql-tls";
import { mysqlWellKnownPort } from "./mysql-well-known-port";
import { objectLock } from "./object-lock";
import { openSecurityGroup } from "./open-security-group";
import { presetFullAccess } from "./preset-full-access";
import { preventDestroy } from "./prevent-destroy";
import { publicAcl } from "./public-acl";
import { publicBucketPolicy } from "./public-bucket-policy";
import { purgeAsScheduled } from "./purge-as-scheduled";
import { purgeRuns } from "./purge-runs";
import { remoteBackups } from "./remote-backups";
import { replicatedIndex } from "./replicated-index";
import { replicatedInstance } from "./replicated-instance";
import { rowsArePurged } from "./rows-are-purged";
import { snapshotLifecycle } from "./snapshot-lifecycle";
import { statementLogPeriod } from "./statement-log-period";
import { tableRecycleBin } from "./table-recycle-bin";
import { undeclaredData } from "./undeclared-data";
import { wildcardPermission } from "./wildcard-permission";

/** Rules that belong together. */
export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly Rule[];
}

/** The catalogue, in its order. */
export const RULE_GROUPS: readonly RuleGroup[] = [
  {
    title: "Storage without an end",
    rules: [
      bucketExpiry,
      bucketExpiryAsScheduled,
      bucketUnfinishedUploads,
      bucketOldVersions,
      accessLogExpiry,
      indexExpiry,
      indexExpiryAsScheduled,
      rowsArePurged,
      purgeAsScheduled,
      purgeRuns,
      logTopicPeriod,
      statementLogPeriod,
    ],
  },
  {
    title: "Copies that outlive the window",
    rules: [
      mysqlBackupPolicy,
      mysqlCopiesAsScheduled,
      localBinlogs,
      remoteBackups,
      replicatedInstance,
      manualCopy,
      tableRecycleBin,
      automaticSnapshots,
      snapshotLifecycle,
      replicatedIndex,
      bucketReplication,
      bucketVersion,
    ],
  },
  {
    title: "Lifecycle that cannot work",
    rules: [
      lifecycleZeroDays,
      lifecycleMissesCategory,
      lifecycleConflict,
      lifecycleJoinedExpiration,
      objectLock,
      ignoredChanges,
      indexRollover,
      ilmRollover,
      ilmDeletes,
      ilmWaitsForSnapshot,
      ilmForceDestroy,
      dataStreamRetention,
    ],
  },
  {
    title: "Exposure",
    rules: [
      mysqlPublicAddress,
      mysqlWellKnownPort,
      mysqlTls,
      elasticsearchPublicAddress,
      kibanaPublicAddress,
      elasticsearchTls,
      elasticsearchAuthentication,
      elasticsearchEncryption,
      publicAcl,
      publicBucketPolicy,
      bucketEncryption,
      openSecurityGroup,
      anonymousLogTopic,
      destroyProtection,
      preventDestroy,
    ],
  },
  {
    title: "Least privilege",
    rules: [wildcardPermission, presetFullAccess],
  },
  {
    title: "Data that nobody declared",
    rules: [undeclaredData],
  },
];

/** Every rule. */
export const RULES: readonly Rule[] = RULE_GROUPS.flatMap(({ rules }) => rules);
