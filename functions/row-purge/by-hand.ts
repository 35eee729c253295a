import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { Command, CommanderError } from "commander";
import { loadProject } from "../../cli/load-project";
import { purgeConfiguration } from "../../schedule/purge-configuration";
import type { RetentionSchedule } from "../../schedule/schedule";
import type { MysqlSettings } from "../../schedule/kinds/mysql";
import { withReading } from "../../policy/time-reading";
import { allowedNames } from "../../strict-yaml/did-you-mean";
import { InputError } from "../../strict-yaml/problem";
import { type Account, type Address, connect } from "./connect";
import { purge } from "./purge";
import { loggable, PurgeError } from "./purge-error";
import { VariableReader } from "./variables";

/** Exit codes: bad input, and a run that failed. */
const BAD_INPUT = 2;
const FAILED = 1;

const DEFAULT_PORT = 3306;
const BETWEEN_PROGRESS_MS = 1000;
const PROJECT = join(__dirname, "..", "..");

interface Options {
  readonly store?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

/** Bad usage, said like a problem of a file. */
class UsageError extends Error {}

async function byHand(args: readonly string[]): Promise<number> {
  const options = parse(args);
  const settings = chooseStore(loadProject(PROJECT, process.env), options.store);
  const configuration = purgeConfiguration(settings);
  if (!options.dryRun && !options.yes) {
    throw new UsageError(
      `${announcement(settings)}\nUse --dry-run to see what it would remove, or --yes to go on.`,
    );
  }
  const { address, account } = readConnection(process.env);
  const connection = await connect(address, account);
  const dryRun = options.dryRun ?? false;
  const { progress, end } = showProgress(dryRun);
  try {
    const print = (line: object): boolean => process.stdout.write(`${JSON.stringify(line)}\n`);
    const run = await purge({ connection, configuration, dryRun, print, progress });
    return run.ok ? 0 : FAILED;
  } finally {
    end();
    connection.destroy();
  }
}

/** Says on stderr, each second, how far a run is. */
function showProgress(dryRun: boolean): {
  readonly progress: (rowsRemoved: number) => void;
  readonly end: () => void;
} {
  const start = performance.now();
  let rows = 0;
  const timer = setInterval(() => {
    const seconds = Math.round((performance.now() - start) / 1000);
    const done = dryRun ? "dry run: counting" : `${rows} rows deleted in batches so far`;
    process.stderr.write(`${done} (${seconds} s)\n`);
  }, BETWEEN_PROGRESS_MS);
  return { progress: (rowsRemoved) => (rows = rowsRemoved), end: () => clearInterval(timer) };
}

function parse(args: readonly string[]): Options {
  const command = new Command("npm run purge --")
    .description(
      "Deletes the rows that are older than the policy keeps them. The connection is read from MYSQL_HOST, MYSQL_PORT " +
        `(${DEFAULT_PORT}), MYSQL_USER, MYSQL_PASSWORD, MYSQL_TLS (on) and MYSQL_TLS_CA (a file).`,
    )
    .option(
      "--store <name>",
      "the store of the policy whose tables are meant; the only MySQL store by default",
    )
    .option("--dry-run", "report what would be removed, and change nothing")
    .option("--yes", "delete, and do not ask")
    .allowExcessArguments(false)
    .exitOverride();
  return command.parse(args, { from: "user" }).opts();
}

function chooseStore(
  { schedule }: { schedule: RetentionSchedule },
  wished: string | undefined,
): MysqlSettings {
  const stores = Object.entries(schedule.stores).filter(([, { kind }]) => kind === "mysql");
  const names = stores.map(([name]) => name);
  const [only, ...others] = stores;
  if (!only) throw new UsageError("the policy has no MySQL store");
  if (wished === undefined && others.length > 0) {
    throw new UsageError(
      `--store: is missing, and there are several MySQL stores; allowed: ${names.join(", ")}`,
    );
  }
  const chosen = wished === undefined ? only : stores.find(([name]) => name === wished);
  if (!chosen) {
    throw new UsageError(
      `--store: no MySQL store is called ${JSON.stringify(wished)}; ${allowedNames(wished, names)}`,
    );
  }
  const settings = chosen[1] as MysqlSettings;
  if ("leftOut" in settings.purge) {
    throw new UsageError(`the policy leaves the purge of ${chosen[0]} out: ${settings.purge.leftOut}`);
  }
  return settings;
}

function announcement({ tables }: MysqlSettings): string {
  const each = tables.map(
    ({ database, name, timeColumn, deleteAfterDays, ...reading }) =>
      `  ${database}.${name}: rows whose ${withReading(timeColumn, reading)} is more than ${deleteAfterDays} days ago`,
  );
  return ["This would delete, for good:", ...each].join("\n");
}

function readConnection(variables: NodeJS.ProcessEnv): { address: Address; account: Account } {
  const read = new VariableReader(variables);
  const address = {
    host: read.text("MYSQL_HOST"),
    port: read.port("MYSQL_PORT", DEFAULT_PORT),
    tls: read.onOff("MYSQL_TLS", true),
    tlsCa: readCertificate(read.optional("MYSQL_TLS_CA")),
  };
  const account = { user: read.text("MYSQL_USER"), password: variables["MYSQL_PASSWORD"] ?? "" };
  try {
    read.done();
  } catch (error) {
    throw new UsageError(loggable(error));
  }
  return { address, account };
}

function readCertificate(path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new UsageError("MYSQL_TLS_CA: cannot be read; allowed: the path of a PEM file");
  }
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : BAD_INPUT;
  if (error instanceof InputError || error instanceof UsageError) {
    process.stderr.write(`${error.message}\n`);
    return BAD_INPUT;
  }
  process.stderr.write(`${loggable(error)}\n`);
  return error instanceof PurgeError ? FAILED : BAD_INPUT;
}

// Whoever reads may have seen enough, as `head` has: the run goes on, and says no more.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
byHand(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => (process.exitCode = report(error)),
);
