import { createConnection } from "mysql2/promise";
import { readConfiguration } from "../../functions/row-purge/configuration";
import { purge } from "../../functions/row-purge/purge";

/** A purge in a process of its own, which a test can kill: `{ address, configuration, now }` as JSON in an argument. */
async function main(): Promise<void> {
  const { address, configuration, now } = JSON.parse(process.argv[2] ?? "") as {
    address: object;
    configuration: object;
    now: number;
  };
  const connection = await createConnection({ ...address });
  await connection.query("SET timestamp = ?", [now / 1000]);
  await purge({
    connection,
    configuration: readConfiguration(JSON.stringify(configuration)),
    clock: () => now,
    print: (line) => process.stdout.write(`${JSON.stringify(line)}\n`),
  });
  connection.destroy();
}

void main();
