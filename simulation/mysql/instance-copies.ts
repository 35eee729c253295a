import { number, text } from "../../terraform-json/arguments";
import type { Resource } from "../../terraform-json/resource";
import type { Resources } from "../../terraform-json/resources";
import type { Chance } from "../chance";
import type { Faults } from "../faults";
import { DAY, HOUR, type Moment } from "../moment";
import { RecurringTimes } from "../recurring-times";
import { RepeatedCopies } from "../repeated-copies";
import type { Timeline } from "../timeline";

/** The service's own, in days: API ModifyBackupConfig. */
const DEFAULT_BACKUP_DAYS = 7;
const DEFAULT_BINLOG_DAYS = 7;

/** The most that the instance keeps binlogs for on its own disk; what it does by default has changed over time. */
const MOST_LOCAL_BINLOG_HOURS = 168;

/** Parts of a day, each of which gets its turn to be the one of the backup. */
const QUARTERS = 4;

/** The copies that an instance makes of its rows: a period for each in milliseconds, and what had to be assumed. */
export interface InstanceCopies {
  readonly backups: number;
  readonly binlogs: number;
  readonly localBinlogs: number;
  readonly remoteBackups?: number | undefined;
  readonly remoteBinlogs?: number | undefined;
  /** Backups that Terraform made, and that nothing removes but Terraform. */
  readonly manualBackups: boolean;
  readonly notes: readonly string[];
}

export function copiesOf(instance: Resource, resources: Resources): InstanceCopies {
  const [policy] = resources.naming(instance, "tencentcloud_mysql_backup_policy", "mysql_id");
  const backupDays = policy && number(policy.values, "retention_period");
  const binlogDays = policy && number(policy.values, "binlog_period");
  const [local] = resources.naming(instance, "tencentcloud_mysql_local_binlog_config", "instance_id");
  const localHours = local && number(local.values, "save_hours");
  const [remote] = resources.naming(instance, "tencentcloud_mysql_remote_backup_config", "instance_id");
  const remotePeriod = (remote && number(remote.values, "expire_days")) ?? DEFAULT_BACKUP_DAYS;
  const remotely = (argument: string) =>
    remote && text(remote.values, argument) === "on" ? remotePeriod * DAY : undefined;
  return {
    backups: (backupDays ?? DEFAULT_BACKUP_DAYS) * DAY,
    binlogs: (binlogDays ?? DEFAULT_BINLOG_DAYS) * DAY,
    localBinlogs: (localHours ?? MOST_LOCAL_BINLOG_HOURS) * HOUR,
    remoteBackups: remotely("remote_backup_save"),
    remoteBinlogs: remotely("remote_binlog_save"),
    manualBackups: resources.naming(instance, "tencentcloud_mysql_backup", "instance_id").length > 0,
    notes: [
      ...(backupDays === undefined
        ? [
            `nothing says how long backups are kept: ${DEFAULT_BACKUP_DAYS} days assumed, the service's default`,
          ]
        : []),
      ...(binlogDays === undefined
        ? [
            `nothing says how long binlogs are kept: ${DEFAULT_BINLOG_DAYS} days assumed, the service's default`,
          ]
        : []),
    ],
  };
}

/** When the copies of one instance are made and removed, in one course of events. */
export class CopyKeeping {
  private readonly backups: readonly RepeatedCopies[];

  constructor(
    private readonly copies: InstanceCopies,
    chance: Chance,
    private readonly faults: Faults,
  ) {
    // The window of `backup_time` is in the time of a zone that the Terraform does not name.
    const quarter = DAY / QUARTERS;
    const times = RecurringTimes.daily(chance.inTurn(QUARTERS) * quarter + chance.anywhere(quarter));
    const { backups, remoteBackups } = copies;
    const removed = (expired: Moment) => this.removal(expired);
    this.backups = [
      new RepeatedCopies("automatic backups", times, backups, removed),
      ...(remoteBackups === undefined
        ? []
        : [new RepeatedCopies("backups in another region", times, remoteBackups, removed)]),
    ];
  }

  /**
   * Follows a row that is inserted now. What it returns is to be called when the row is deleted, and says whether the
   * binlog holds what was deleted: a dropped partition leaves none of its rows there.
   */
  follow(timeline: Timeline): (logged: boolean) => void {
    this.log(timeline, "insertion");
    const followers = this.backups.map((backups) => backups.follow(timeline));
    if (this.copies.manualBackups) timeline.make("manual backup");
    return (logged) => {
      if (logged) this.log(timeline, "deletion");
      followers.forEach((deleted) => deleted());
    };
  }

  private log(timeline: Timeline, of: string): void {
    const { binlogs, remoteBinlogs, localBinlogs } = this.copies;
    const written: [string, number | undefined][] = [
      ["binlog", binlogs],
      ["binlog in another region", remoteBinlogs],
      ["binlog on the instance", localBinlogs],
    ];
    for (const [what, period] of written) {
      if (period === undefined) continue;
      const copy = timeline.make(`${what}, of the ${of}`);
      timeline.at(this.removal(timeline.now + period), () => timeline.remove(copy));
    }
  }

  private removal(expired: Moment): Moment {
    return expired + (this.faults["backup-removal"] ?? 0);
  }
}
