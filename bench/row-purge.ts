import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { type Connection, createConnection } from "mysql2/promise";
import type { PurgeConfiguration } from "../functions/row-purge/configuration";
import { purge } from "../functions/row-purge/purge";
import { purgeConfiguration } from "../schedule/purge-configuration";
import { findMariadb } from "../__tests__/mysql-servers/local-mariadb";
import { LocalServer } from "../__tests__/mysql-servers/local-server";
import { insertMillion } from "../__tests__/mysql-servers/many-rows";
import { Writers } from "../__tests__/mysql-servers/writers";

const RUNS = 3;
const WRITERS = 8;
const ROWS_PER_SECOND = 1000;
/** The inserts alone, before and between. */
const QUIET_MS = 5000;

/** As a managed server is set: every commit on the disk, and a binlog of whole rows. */
const SERVER = ["--log-bin", "--binlog-format=ROW", "--sync-binlog=1", "--innodb-flush-log-at-trx-commit=1"];

interface Measured {
  readonly seconds: number;
  readonly longestStallMs: number;
  /** Inserts that were made in the meantime. */
  readonly inserted: number;
}

type Work = (connection: Connection) => Promise<unknown>;

async function main(): Promise<void> {
  const server = await LocalServer.start(findMariadb(), SERVER);
  try {
    const connect = async (): Promise<Connection> =>
      createConnection({ ...server.address, database: "bench" });
    const admin = await createConnection({ ...server.address });
    await admin.query("CREATE DATABASE bench");
    await admin.query("USE bench");
    const [version] = await admin.query("SELECT VERSION() AS version");
    say(
      `MariaDB ${(version as { version: string }[])[0]!.version}, Node ${process.version}; ${RUNS} runs, medians\n`,
    );
    await compareDeletes(admin, connect);
    await comparePartitions(admin, connect);
    admin.destroy();
  } finally {
    await server.stop();
  }
}

async function compareDeletes(admin: Connection, connect: () => Promise<Connection>): Promise<void> {
  const idle: Measured[] = [];
  const ours: Measured[] = [];
  const plain: Measured[] = [];
  for (let run = 0; run < RUNS; run++) {
    await fill(admin);
    idle.push(await whileInserting(connect, () => sleep(QUIET_MS)));
    ours.push(await whileInserting(connect, purgeOnce));
    await fill(admin);
    plain.push(await whileInserting(connect, (connection) => connection.query(PLAIN_DELETE)));
  }
  say(`1,000,000 overdue rows, ${ROWS_PER_SECOND} inserts a second from ${WRITERS} connections`);
  row("inserts alone", idle);
  row("row purge", ours);
  row("one DELETE", plain);
  const stall = ours.map(({ longestStallMs }, i) => plain[i]!.longestStallMs / longestStallMs);
  const time = ours.map(({ seconds }, i) => seconds / plain[i]!.seconds);
  say(`  longest stall, one DELETE / row purge: ${ratios(stall)}`);
  say(`  total time, row purge / one DELETE:    ${ratios(time)}\n`);
}

const PLAIN_DELETE = "DELETE FROM call_log WHERE t < UTC_TIMESTAMP(3) - INTERVAL 30 DAY";

async function fill(admin: Connection): Promise<void> {
  await admin.query("DROP TABLE IF EXISTS call_log");
  await admin.query(
    "CREATE TABLE call_log (id BIGINT AUTO_INCREMENT PRIMARY KEY, t DATETIME(3) NOT NULL, note VARCHAR(191), KEY (t), KEY (note))",
  );
  await insertMillion(admin, "call_log", "2020-01-01 00:00:00");
}

async function comparePartitions(admin: Connection, connect: () => Promise<Connection>): Promise<void> {
  const drops: Measured[] = [];
  const deletes: Measured[] = [];
  for (let run = 0; run < RUNS; run++) {
    await fillPartition(admin);
    drops.push(
      await whileInserting(connect, (connection) =>
        connection.query("ALTER TABLE call_log DROP PARTITION old"),
      ),
    );
    await fillPartition(admin);
    deletes.push(await whileInserting(connect, purgeOnce));
  }
  say("a partition of 1,000,000 rows, the same inserts");
  row("DROP PARTITION", drops);
  row("its rows by the row purge", deletes);
  say(
    `  total time, its rows / DROP PARTITION: ${ratios(drops.map(({ seconds }, i) => deletes[i]!.seconds / seconds))}`,
  );
}

async function fillPartition(admin: Connection): Promise<void> {
  await admin.query("DROP TABLE IF EXISTS call_log");
  await admin.query(
    `CREATE TABLE call_log (id BIGINT AUTO_INCREMENT, t DATETIME(3) NOT NULL, note VARCHAR(191),
       PRIMARY KEY (id, t), KEY (t), KEY (note)) PARTITION BY RANGE (YEAR(t))
       (PARTITION old VALUES LESS THAN (2024), PARTITION rest VALUES LESS THAN MAXVALUE)`,
  );
  await insertMillion(admin, "call_log", "2020-01-01 00:00:00");
}

/** Partitioned by year, which the purge does not know, so that it deletes the rows. */
async function purgeOnce(connection: Connection): Promise<void> {
  const run = await purge({ connection, configuration: configuration(), print: () => {} });
  if (!run.ok || run.rowsRemoved !== 1_000_000) throw new Error(`the purge failed: ${JSON.stringify(run)}`);
}

/** The numbers that are deployed. */
function configuration(): PurgeConfiguration {
  return purgeConfiguration({
    kind: "mysql",
    categories: [],
    backupDays: 7,
    binlogDays: 7,
    purge: { everyDays: 1 },
    tables: [{ database: "bench", name: "call_log", timeColumn: "t", deleteAfterDays: 30, categories: [] }],
  });
}

async function whileInserting(connect: () => Promise<Connection>, work: Work): Promise<Measured> {
  const connections = await Promise.all(Array.from({ length: WRITERS }, connect));
  const worker = await connect();
  const writers = new Writers(connections, ROWS_PER_SECOND / WRITERS, (connection, writer, n) =>
    connection.query("INSERT INTO call_log (t, note) VALUES (UTC_TIMESTAMP(3), ?)", [`${writer}:${n}`]),
  );
  const start = performance.now();
  await work(worker);
  const seconds = (performance.now() - start) / 1000;
  const { rows, longestMilliseconds } = await writers.stop();
  for (const connection of [...connections, worker]) connection.destroy();
  return { seconds, longestStallMs: longestMilliseconds, inserted: rows };
}

function row(name: string, all: readonly Measured[]): void {
  const seconds = median(all.map((one) => one.seconds));
  const stall = median(all.map(({ longestStallMs }) => longestStallMs));
  const rate = median(all.map((one) => one.inserted / one.seconds));
  say(
    `  ${name.padEnd(26)} ${seconds.toFixed(2).padStart(7)} s   longest stall of an insert ${stall.toFixed(0).padStart(6)} ms   ` +
      `${rate.toFixed(0).padStart(5)} inserts/s`,
  );
}

function ratios(values: readonly number[]): string {
  const shown = [median(values), Math.min(...values), Math.max(...values)].map((value) => value.toFixed(2));
  return `${shown[0]}x (${shown[1]} to ${shown[2]})`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main();
