import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Connection } from "mysql2/promise";

/** What was written while something else went on. */
export interface Written {
  readonly rows: number;
  /** How long the slowest insert took, in milliseconds. */
  readonly longestMilliseconds: number;
}

/** Insert rows at a steady rate, each in a statement of its own, until they are told to stop. */
export class Writers {
  private stopped = false;
  private readonly running: Promise<Written>[];

  /** @param insert inserts one row; a rejection ends the test. @param rowsPerSecond of each connection. */
  constructor(
    connections: readonly Connection[],
    private readonly rowsPerSecond: number,
    private readonly insert: (connection: Connection, writer: number, row: number) => Promise<unknown>,
  ) {
    this.running = connections.map((connection, writer) => this.write(connection, writer));
  }

  async stop(): Promise<Written> {
    this.stopped = true;
    const all = await Promise.all(this.running);
    return {
      rows: all.reduce((sum, { rows }) => sum + rows, 0),
      longestMilliseconds: Math.max(...all.map(({ longestMilliseconds }) => longestMilliseconds)),
    };
  }

  private async write(connection: Connection, writer: number): Promise<Written> {
    let longestMilliseconds = 0;
    let rows = 0;
    const start = performance.now();
    while (!this.stopped) {
      // Behind its rate, after a stall, a writer catches up.
      if (rows >= ((performance.now() - start) / 1000) * this.rowsPerSecond) {
        await sleep(1);
        continue;
      }
      const before = performance.now();
      await this.insert(connection, writer, rows);
      longestMilliseconds = Math.max(longestMilliseconds, performance.now() - before);
      rows++;
    }
    return { rows, longestMilliseconds };
  }
}
