import { text } from "../../terraform-json/arguments";
import type { Resource } from "../../terraform-json/resource";
import type { Resources } from "../../terraform-json/resources";
import type { Chance } from "../chance";
import type { Faults } from "../faults";
import { lastingUnit } from "../lasting-unit";
import { DAY, HOUR, type Moment } from "../moment";
import { modulo, type RecurringTimes } from "../recurring-times";
import { storeName } from "../store-name";
import type { Timeline } from "../timeline";
import { timesOf } from "../timer-expression";
import type { Course, Unit } from "../unit";
import { copiesOf, CopyKeeping, type InstanceCopies } from "./instance-copies";
import { type PurgedTable, type RowPurge, rowPurgeOf } from "./row-purge";

/** The time zones in which a function's timer may run, ahead of UTC: the vendor does not say which it is. */
const TIMER_ZONES = [0, 8 * HOUR];

/** Each table that is purged is a unit, and so is each database of which no table is. */
export function mysqlUnits(resources: Resources): Unit[] {
  return resources.ofType("tencentcloud_mysql_instance").flatMap((instance) => {
    const store = storeName(instance);
    const purge = rowPurgeOf(instance, resources);
    const copies = copiesOf(instance, resources);
    const notes = [...(purge?.notes ?? ["no function deletes rows"]), ...copies.notes];
    const purged = purge && purge.timers.length > 0 ? purge.tables.map((table) => ({ table, purge })) : [];
    const databases = databasesOf(instance, resources);
    const untouched = databases.filter((name) => !purged.some(({ table }) => table.database === name));
    const nothing = purged.length === 0 && databases.length === 0;
    return [
      ...purged.map(({ table, purge }): Unit => ({
        store,
        name: `${table.database}.${table.name}`,
        notes,
        course: (chance, faults) => new TableCourse(table, purge, copies, chance, faults),
      })),
      ...untouched.map((database) => lastingUnit(store, `${database}.*`, "row", notes)),
      ...(nothing ? [lastingUnit(store, "*", "row", notes)] : []),
    ];
  });
}

class TableCourse implements Course {
  private readonly runs: RecurringTimes[];
  private readonly copies: CopyKeeping;
  private readonly firstPartition: Moment;
  private readonly age: number;
  private readonly partition: number;
  /** How far into a run the deletion is. What is due is settled at the start of the run. */
  private readonly untilDeletion: number;

  constructor(
    { deleteAfterDays, partitionDays = 0, ahead }: PurgedTable,
    { timers, longestRun }: RowPurge,
    copies: InstanceCopies,
    chance: Chance,
    private readonly faults: Faults,
  ) {
    this.age = deleteAfterDays * DAY;
    this.partition = partitionDays * DAY;
    const zone = TIMER_ZONES[chance.inTurn(TIMER_ZONES.length)];
    this.runs = timers.flatMap((timer) => timesOf(timer, zone) ?? []);
    this.copies = new CopyKeeping(copies, chance, faults);
    // Partitions begin at midnight where the times are written, on the day on which somebody created the table.
    this.firstPartition = chance.inTurn(Math.max(partitionDays, 1)) * DAY - ahead;
    this.untilDeletion = chance.between(0, longestRun);
  }

  turningPoints(near: Moment): Moment[] {
    if (this.partition > 0) return [this.endOfPartition(near)];
    return [this.run(near + this.age) - this.age];
  }

  write(timeline: Timeline): void {
    const row = timeline.make("row", true);
    const deleted = this.copies.follow(timeline);
    timeline.at(this.deletion(timeline.now), () => {
      timeline.remove(row);
      deleted(this.partition === 0);
    });
  }

  /** A partition goes when it ended as long ago as rows live; a row that is exactly as old as that stays. */
  private deletion(written: Moment): Moment {
    const due = this.partition > 0 ? this.endOfPartition(written) + this.age : written + this.age + 1;
    const down = this.faults["purge"] ?? 0;
    const run = down === 0 ? this.run(due) : this.run(this.run(due) + down);
    return run + this.untilDeletion;
  }

  private run(from: Moment): Moment {
    return Math.min(...this.runs.map((times) => times.from(from)));
  }

  /** The row of exactly then is in the next one. */
  private endOfPartition(moment: Moment): Moment {
    return moment - modulo(moment - this.firstPartition, this.partition) + this.partition;
  }
}

function databasesOf(instance: Resource, resources: Resources): string[] {
  return resources
    .naming(instance, "tencentcloud_mysql_database", "instance_id")
    .map(({ values, address }) => text(values, "db_name") ?? address);
}
