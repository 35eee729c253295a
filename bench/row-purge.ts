import { tmpdir } from "node:os";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { type Connection, createConnection } from "mysql2/promise";
import type { PurgeConfiguration } from "../functions/row-purge/configuration";
import { purge } from "../functions/row-purge/purge";
import { purgeConfiguration } from "../schedule/purge-configuration";
import type { LocalProgram } from "../__tests__/mysql-servers/local-program";
import { LocalServer } from "../__tests__/mysql-servers/local-server";
import { insertMillion } from "../__tests__/mysql-servers/many-rows";
import { LOCAL_PROGRAMS } from "../__tests__/mysql-servers/servers";
import { Writers } from "../__tests__/mysql-servers/writers";

/** Side by side, unless others are named in the arguments. */
const SERVERS = ["MySQL 8.0.31", "MariaDB"];
const RUNS = 3;
const WRITERS = 8;
const ROWS_PER_SECOND = 1000;
/** The inserts alone, before and between. */
const QUIET_MS = 5000;

/** As a managed server is set: every commit on the disk. */
const DURABLE = [
  "--sync-binlog=1",
  "--innodb-flush-log-at-trx-commit=1",
  // More than the inserts of a run, so that no server waits for room.
  "--innodb-log-file-size=256M",
];

interface Measured {
  readonly seconds: number;
  readonly longestStallMs: number;
  /** Inserts that were made in the meantime. */
  readonly inserted: number;
}

type Work = (connection: Connection) => Promise<unknown>;

/** What was measured on one server, by the names of the rows. */
type Column = readonly (readonly [string, string])[];

async function main(): Promise<void> {
  const named = process.argv.slice(2);
  const programs = (named.length > 0 ? named : SERVERS).map(programOf);
  say(
    `Node ${process.version}; ${RUNS} runs, medians; ${ROWS_PER_SECOND} inserts a second from ${WRITERS} connections`,
  );
  const columns: Column[] = [];
  for (const program of programs) columns.push(await measure(program));
  sayRow(
    "",
    programs.map(({ version }) => version.name),
  );
  for (const [i, [name]] of columns[0]!.entries())
    sayRow(
      name,
      columns.map((column) => column[i]![1]),
    );
}

function programOf(name: string): LocalProgram {
  const find = LOCAL_PROGRAMS.get(name);
  if (find) return find();
  process.stderr.write(`no server is called "${name}"; allowed: ${[...LOCAL_PROGRAMS.keys()].join(", ")}\n`);
  process.exit(1);
}

async function measure(program: LocalProgram): Promise<Column> {
  const server = await LocalServer.start(program, DURABLE, tmpdir());
  try {
    const connect = async (): Promise<Connection> =>
      createConnection({ ...server.address, database: "bench" });
    const admin = await createConnection({ ...server.address });
    await admin.query("CREATE DATABASE bench");
    await admin.query("USE bench");
    const column = [
      ...(await compareDeletes(admin, connect)),
      ...(await comparePartitions(admin, connect)),
      ...(await measureStalls(admin, connect)),
    ];
    admin.destroy();
    return column;
  } finally {
    await server.stop();
  }
}

async function compareDeletes(admin: Connection, connect: () => Promise<Connection>): Promise<Column> {
  const idle: Measured[] = [];
  const ours: Measured[] = [];
  const plain: Measured[] = [];
  for (let run = 0; run < RUNS; run++) {
    await fill(admin);
    idle.push(await whileInserting(connect, () => sleep(QUIET_MS)));
    ours.push(await whileInserting(connect, (connection) => purgeOnce(connection)));
    await fill(admin);
    plain.push(await whileInserting(connect, (connection) => connection.query(PLAIN_DELETE)));
  }
  const stall = ours.map(({ longestStallMs }, i) => plain[i]!.longestStallMs / longestStallMs);
  const time = ours.map(({ seconds }, i) => seconds / plain[i]!.seconds);
  return [
    ["1,000,000 overdue rows", ""],
    ["  inserts alone", shown(idle)],
    ["  row purge", shown(ours)],
    ["  one DELETE", shown(plain)],
    ["  longest stall, DELETE / purge", ratios(stall)],
    ["  total time, purge / DELETE", ratios(time)],
  ];
}

const PLAIN_DELETE = "DELETE FROM call_log WHERE t < UTC_TIMESTAMP(3) - INTERVAL 30 DAY";

async function fill(admin: Connection): Promise<void> {
  await admin.query("DROP TABLE IF EXISTS call_log");
  await admin.query(
    "CREATE TABLE call_log (id BIGINT AUTO_INCREMENT PRIMARY KEY, t DATETIME(3) NOT NULL, note VARCHAR(191), KEY (t), KEY (note))",
  );
  await insertMillion(admin, "call_log", "2020-01-01 00:00:00");
}

async function comparePartitions(admin: Connection, connect: () => Promise<Connection>): Promise<Column> {
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
    deletes.push(await whileInserting(connect, (connection) => purgeOnce(connection)));
  }
  return [
    ["a partition of 1,000,000 rows", ""],
    ["  DROP PARTITION", shown(drops)],
    ["  its rows by the row purge", shown(deletes)],
    ["  total time, rows / DROP", ratios(drops.map(({ seconds }, i) => deletes[i]!.seconds / seconds))],
  ];
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

/** What makes others wait: rows that are large, and a table that is locked for its partitions. */
async function measureStalls(admin: Connection, connect: () => Promise<Connection>): Promise<Column> {
  const wide: Measured[] = [];
  const partitions: Measured[] = [];
  for (let run = 0; run < RUNS; run++) {
    await fillWide(admin);
    wide.push(await whileInserting(connect, (connection) => purgeOnce(connection, WIDE_ROWS)));
    await fillDays(admin);
    partitions.push(await whileInserting(connect, (connection) => purgeOnce(connection, OLD_DAYS)));
  }
  return [
    [`${WIDE_ROWS} rows of 1 MB by the row purge`, shown(wide)],
    [`${OLD_DAYS} partitions by the row purge`, shown(partitions)],
  ];
}

const WIDE_ROWS = 300;
const OLD_DAYS = 120;

async function fillWide(admin: Connection): Promise<void> {
  await admin.query("DROP TABLE IF EXISTS call_log");
  await admin.query(
    "CREATE TABLE call_log (id BIGINT AUTO_INCREMENT PRIMARY KEY, t DATETIME(3) NOT NULL, note LONGTEXT, KEY (t))",
  );
  for (let row = 0; row < WIDE_ROWS; row++) {
    await admin.query("INSERT INTO call_log (t, note) VALUES ('2020-01-01', REPEAT('x', 1000000))");
  }
}

async function fillDays(admin: Connection): Promise<void> {
  const days = Array.from({ length: OLD_DAYS + 1 }, (_, i) =>
    new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10),
  );
  const ended = days.slice(1).map((day, i) => `PARTITION d${i} VALUES LESS THAN ('${day}')`);
  await admin.query("DROP TABLE IF EXISTS call_log");
  await admin.query(
    `CREATE TABLE call_log (id BIGINT AUTO_INCREMENT, t DATETIME(3) NOT NULL, note VARCHAR(191),
       PRIMARY KEY (id, t), KEY (t)) PARTITION BY RANGE COLUMNS (t)
       (${ended.join(", ")}, PARTITION rest VALUES LESS THAN (MAXVALUE))`,
  );
  await admin.query("INSERT INTO call_log (t, note) VALUES ?", [days.slice(0, -1).map((day) => [day, "x"])]);
}

/** Partitioned by year, which the purge does not know, so that it deletes the rows. */
async function purgeOnce(connection: Connection, rows = 1_000_000): Promise<void> {
  const run = await purge({ connection, configuration: configuration(), print: () => {} });
  if (!run.ok || run.rowsRemoved !== rows) throw new Error(`the purge failed: ${JSON.stringify(run)}`);
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

function shown(all: readonly Measured[]): string {
  const seconds = median(all.map((one) => one.seconds));
  const stall = median(all.map(({ longestStallMs }) => longestStallMs));
  const rate = median(all.map((one) => one.inserted / one.seconds));
  return `${seconds.toFixed(2).padStart(6)} s, stall ${stall.toFixed(0).padStart(5)} ms, ${rate.toFixed(0).padStart(4)} inserts/s`;
}

function ratios(values: readonly number[]): string {
  const shown = [median(values), Math.min(...values), Math.max(...values)].map((value) => value.toFixed(2));
  return `${shown[0]}x (${shown[1]} to ${shown[2]})`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function sayRow(name: string, cells: readonly string[]): void {
  say([name.padEnd(31), ...cells.map((cell) => cell.padEnd(38))].join("  ").trimEnd());
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main();
