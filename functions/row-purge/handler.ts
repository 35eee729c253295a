import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readAccount, type SecretSource } from "./account";
import { CONFIGURATION_FILE, readConfiguration } from "./configuration";
import { type Address, connect } from "./connect";
import { Deadline } from "./deadline";
import { purge } from "./purge";
import { loggable, PurgeError } from "./purge-error";
import type { RunLine, TableLine } from "./report-line";
import { VariableReader } from "./variables";

/** Reached from inside a VPC without a way to the internet; unconfirmed for SSM, hence an input. */
const INTERNAL_SSM = "https://ssm.internal.tencentcloudapi.com";

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The entry of the function: `index.main_handler`. Prints JSON lines.
 *
 * @throws PurgeError at the end if anything failed or is overdue, so that the run counts as failed.
 */
export async function main_handler(): Promise<RunLine> {
  try {
    return await runOnce(process.env);
  } catch (error) {
    // A new error: what the runtime logs must not carry the cause, which may quote values.
    throw new PurgeError(loggable(error));
  }
}

async function runOnce(variables: Variables): Promise<RunLine> {
  const read = new VariableReader(variables);
  const [address, secret] = [addressOf(read), secretOf(read)];
  read.done();
  const configuration = readConfiguration(ownConfiguration());
  const deadline = new Deadline(configuration.deadlineSeconds);
  const connection = await connect(address, await readAccount(secret));
  try {
    const run = await purge({ connection, configuration, deadline, print });
    if (!run.ok) throw new PurgeError(`the row purge failed: ${JSON.stringify(run)}`);
    return run;
  } finally {
    connection.destroy();
  }
}

/** From the archive, not from a variable: the variables of a function are limited to 4 KB. */
function ownConfiguration(): string {
  try {
    return readFileSync(join(__dirname, CONFIGURATION_FILE), "utf8");
  } catch {
    throw new PurgeError(`the archive of the function has no ${CONFIGURATION_FILE}`);
  }
}

function addressOf(read: VariableReader): Address {
  return {
    host: read.text("DB_HOST"),
    port: read.port("DB_PORT"),
    tls: read.onOff("DB_TLS"),
    tlsCa: read.optional("DB_TLS_CA"),
  };
}

/** SCF puts the role's temporary credentials into these variables, and renews them. */
function secretOf(read: VariableReader): SecretSource {
  return {
    endpoint: read.address("SSM_ENDPOINT", INTERNAL_SSM),
    region: read.text("SSM_REGION"),
    secretName: read.text("SECRET_NAME"),
    credential: {
      secretId: read.text("TENCENTCLOUD_SECRETID"),
      secretKey: read.text("TENCENTCLOUD_SECRETKEY"),
      token: read.text("TENCENTCLOUD_SESSIONTOKEN"),
    },
  };
}

/** The one place of the function that writes; SCF takes each line for a log entry. */
function print(line: TableLine | RunLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
