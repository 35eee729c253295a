import { performance } from "node:perf_hooks";
import { type PurgeConfiguration, type TableConfiguration, tableId } from "./configuration";
import { type Cutoffs, cutoffsOf } from "./cutoffs";
import type { Deadline } from "./deadline";
import type { ForeignKeys } from "./foreign-keys";
import { countInTheFuture, type Leftovers, lookAtLeftovers, requireLikelyTimes, youngestRow } from "./look";
import { type Moment, showMoment } from "./moment";
import { type PartitionedTable, type PartitionPlan, planPartitions } from "./partition-plan";
import { loggable, PurgeError } from "./purge-error";
import type { TableLine } from "./report-line";
import type { Session } from "./session";
import { readCopies, readTableFacts, type ServerFacts, type TableFacts } from "./table-facts";

/** What all tables of a run have in common. */
export interface RunContext {
  readonly session: Session;
  readonly server: ServerFacts;
  readonly foreignKeys: ForeignKeys;
  readonly configuration: PurgeConfiguration;
  readonly deadline: Deadline;
  /** What time it was for the database when the run began. */
  readonly now: Moment;
}

/** What a line says beside what is found by looking. */
export type Done = Pick<
  TableLine,
  "dryRun" | "partitionsRemoved" | "partitionsCreated" | "rowsRemoved" | "rowsBlocked" | "finished"
>;

/** Why an index is needed of a table whose partitions are kept up. */
export const STRAGGLING = "; rows that are due lie in a partition that cannot be dropped";

/** What a run, dry or not, sees of one table. It never throws: what fails is in its line, and the other tables go on. */
export class TableLook {
  readonly cutoffs: Cutoffs;
  readonly errors: string[] = [];
  readonly notes: string[] = [];
  /** Set once the table is known: to look at it. Whether something may go, `prepare` says by not throwing. */
  facts: TableFacts | undefined;
  private milliseconds = 0;

  constructor(
    private readonly context: RunContext,
    readonly table: TableConfiguration,
  ) {
    this.cutoffs = cutoffsOf(table, context.now);
  }

  /** @returns what is to be done to the partitions, if there are some to keep up */
  async prepare(): Promise<PartitionPlan | undefined> {
    const { session, configuration, foreignKeys } = this.context;
    const facts = await readTableFacts(session, this.table, foreignKeys);
    // A table whose times are refused is shown as well: its youngest row says what is wrong.
    this.facts = facts;
    const purged = configuration.tables.map(tableId);
    const copies = await readCopies(session, facts.table);
    this.noteCopies(
      copies.filter((name) => !purged.includes(tableId({ database: this.table.database, name }))),
    );
    if (facts.index !== undefined || facts.scheme) {
      const [youngest, ahead] = [
        await youngestRow(session, facts),
        await countInTheFuture(session, facts, this.cutoffs.now),
      ];
      await requireLikelyTimes(session, facts, this.cutoffs.now, youngest, ahead);
    }
    if (!isKeptUp(facts)) {
      this.sayNotKeptUp(facts);
      return undefined;
    }
    const plan = await planPartitions(session, facts, this.table, this.cutoffs, configuration);
    if (plan.cannotCreate !== undefined) this.sayNotCreated(facts, plan.cannotCreate);
    return plan;
  }

  /** Rows are found along it: without one every look would be a scan of the table. */
  requireIndex(detail = ""): void {
    if (this.facts?.index !== undefined) return;
    const column = this.table.timeColumn;
    throw new PurgeError(`no usable index begins with the column ${column}: create one on it${detail}`);
  }

  private noteCopies(copies: readonly string[]): void {
    if (copies.length === 0) return;
    this.notes.push(
      `copies of the table that nothing purges, left by an online schema change: ${copies.join(", ")}; drop them`,
    );
  }

  /** The policy relies on partitions that nobody keeps up: inserts may meet a missing one. */
  private sayNotKeptUp({ isPartitioned, column }: TableFacts): void {
    const { timeColumn, partitionDays } = this.table;
    if (partitionDays !== undefined) {
      const form = column.type === "timestamp" ? "UNIX_TIMESTAMP" : "RANGE COLUMNS, TO_DAYS or TO_SECONDS";
      this.errors.push(
        `the policy says partition, but the table is not partitioned by RANGE on ${timeColumn} in a form that is kept ` +
          "up: nobody creates coming partitions, and rows are deleted in batches. Partition it by " +
          `${column.type === "integer" ? "RANGE" : form} of ${timeColumn} (retention sql --alter prints how), or take partition out of the policy`,
      );
    } else if (isPartitioned) {
      this.notes.push(
        `is partitioned, but not by RANGE on ${timeColumn} in a form that is kept up: nobody creates coming partitions`,
      );
    }
  }

  private sayNotCreated({ scheme }: PartitionedTable, reason: string): void {
    const isOpen = scheme.partitions.some(({ end }) => end === undefined);
    // Inserts will meet a missing partition, or a partition of the policy grows without an end.
    if (!isOpen || this.table.partitionDays !== undefined) this.errors.push(reason);
    else this.notes.push(reason);
  }

  async line(done: Done): Promise<TableLine> {
    let left: Leftovers | undefined;
    await this.attempt(async () => {
      const { facts } = this;
      if (facts?.index !== undefined || facts?.scheme) {
        left = await lookAtLeftovers(this.context.session, facts, this.cutoffs);
      }
    });
    return {
      table: tableId(this.table),
      dryRun: done.dryRun,
      partitionsRemoved: done.partitionsRemoved,
      partitionsCreated: done.partitionsCreated,
      rowsRemoved: done.rowsRemoved,
      rowsBlocked: done.rowsBlocked,
      oldestRow: shown(left?.oldest),
      youngestRow: shown(left?.youngest),
      rowsOverdue: left?.rowsOverdue ?? null,
      rowsWithoutTime: left?.rowsWithoutTime ?? null,
      rowsInTheFuture: left?.rowsInTheFuture ?? null,
      finished: done.finished && this.errors.length === 0,
      milliseconds: Math.round(this.milliseconds),
      notes: this.notes,
      errors: this.errors,
    };
  }

  /** Does something, and counts the time that it takes; what fails goes into the line. @returns whether it went well */
  async attempt(act: () => Promise<void>): Promise<boolean> {
    const start = performance.now();
    const wentWell = await this.guard(act);
    this.milliseconds += performance.now() - start;
    return wentWell;
  }

  /** Does a part of an attempt; what fails goes into the line, and the rest goes on. @returns whether it went well */
  async guard(act: () => Promise<void>): Promise<boolean> {
    try {
      if (this.context.session.lost) throw new PurgeError("the connection to the database was lost");
      await act();
      return true;
    } catch (error) {
      const text = loggable(error);
      if (!this.errors.includes(text)) this.errors.push(text);
      return false;
    }
  }
}

export function isKeptUp(facts: TableFacts): facts is PartitionedTable {
  return facts.scheme !== undefined;
}

function shown(moment: Moment | undefined): string | null {
  return moment === undefined ? null : showMoment(moment);
}
