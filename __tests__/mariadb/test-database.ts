import { randomBytes } from "node:crypto";
import { type Connection, createConnection, type RowDataPacket } from "mysql2/promise";
import { LocalServer, type ServerAddress } from "./local-server";

/** Installing MariaDB is part of the first test that needs it. */
const START_WITHIN_MS = 10 * 60_000;
const END_WITHIN_MS = 60_000;

/** The lock of the purge is one for the whole server: test files that share one take turns. */
const TURN = "tencentcloud-retention.tests";
const TURN_WITHIN_SECONDS = 900;

/** A database of its own for one test file, on a real server. */
export class TestDatabase {
  readonly name = `purge_${randomBytes(4).toString("hex")}`;
  private local: LocalServer | undefined;
  private at: ServerAddress | undefined;
  private adminConnection: Connection | undefined;
  private readonly open: Connection[] = [];

  get address(): ServerAddress {
    if (!this.at) throw new Error("the server runs only while the tests do");
    return this.at;
  }

  /** May do anything. */
  get admin(): Connection {
    if (!this.adminConnection) throw new Error("the server runs only while the tests do");
    return this.adminConnection;
  }

  async start(options: readonly string[]): Promise<void> {
    const given = process.env["MYSQL_TEST_URL"];
    if (!given) this.local = await LocalServer.start(options);
    this.at = given ? addressIn(given) : this.local?.address;
    this.adminConnection = await this.connect();
    await this.admin.query("SELECT GET_LOCK(?, ?)", [TURN, TURN_WITHIN_SECONDS]);
    await this.admin.query(`CREATE DATABASE ${this.name}`);
    await this.admin.query(`USE ${this.name}`);
  }

  async stop(): Promise<void> {
    if (this.adminConnection && !this.local) await this.admin.query(`DROP DATABASE IF EXISTS ${this.name}`);
    for (const connection of this.open) connection.destroy();
    await this.local?.stop();
  }

  /** @param as somebody else than the administrator. */
  async connect(as: Partial<ServerAddress> = {}): Promise<Connection> {
    const connection = await createConnection({
      ...this.address,
      ...as,
      dateStrings: true,
      multipleStatements: true,
    });
    // The tests end connections on purpose.
    connection.on("error", () => {});
    this.open.push(connection);
    return connection;
  }

  /** A connection on which it is this time, in UTC; the clock stands still. */
  async connectAt(now: string): Promise<Connection> {
    const connection = await this.connect();
    await connection.query("SET timestamp = ?", [Date.parse(`${now.replace(" ", "T")}Z`) / 1000]);
    return connection;
  }

  /** The first column of what a query finds. */
  async column(sql: string): Promise<unknown[]> {
    const [rows] = await this.admin.query<RowDataPacket[]>(sql);
    return rows.map((row) => Object.values(row)[0] as unknown);
  }

  async count(table: string): Promise<number> {
    const [n] = await this.column(`SELECT COUNT(*) FROM ${table}`);
    return Number(n);
  }
}

/**
 * A database for the tests of the file that calls this: on the server in MYSQL_TEST_URL, or else on a local MariaDB.
 *
 * @param options further ones of a local mariadbd.
 */
export function useTestDatabase(options: readonly string[] = []): TestDatabase {
  const database = new TestDatabase();
  beforeAll(() => database.start(["--innodb-flush-log-at-trx-commit=0", ...options]), START_WITHIN_MS);
  afterAll(() => database.stop(), END_WITHIN_MS);
  return database;
}

function addressIn(url: string): ServerAddress {
  const { hostname, port, username, password } = new URL(url);
  return {
    host: hostname,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
}
