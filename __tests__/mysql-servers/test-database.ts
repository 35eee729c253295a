import { randomBytes } from "node:crypto";
import { type Connection, createConnection, type RowDataPacket } from "mysql2/promise";
import type { RunningServer, ServerAddress, StartOptions, TestServer } from "./server";

/** The lock of the purge is one for the whole server: test files that share one take turns. */
const TURN = "tencentcloud-retention.tests";
const TURN_WITHIN_SECONDS = 30 * 60;

/** A database of its own for one test file, on a real server. */
export class TestDatabase {
  readonly name = `purge_${randomBytes(4).toString("hex")}`;
  private running: RunningServer | undefined;
  private adminConnection: Connection | undefined;
  private readonly open: Connection[] = [];

  constructor(readonly server: TestServer) {}

  get address(): ServerAddress {
    if (!this.running) throw new Error("the server runs only while the tests do");
    return this.running.address;
  }

  /** May do anything. */
  get admin(): Connection {
    if (!this.adminConnection) throw new Error("the server runs only while the tests do");
    return this.adminConnection;
  }

  async start(options: StartOptions): Promise<void> {
    this.running = await this.server.start(options);
    this.adminConnection = await this.connect();
    if (this.server.isShared) await this.takeTurn();
    await this.admin.query(`CREATE DATABASE ${this.name}`);
    await this.admin.query(`USE ${this.name}`);
  }

  private async takeTurn(): Promise<void> {
    const [taken] = await this.column(`SELECT GET_LOCK('${TURN}', ${TURN_WITHIN_SECONDS})`);
    if (taken !== 1) throw new Error(`others have used ${this.server.name} for half an hour`);
  }

  async stop(): Promise<void> {
    if (this.adminConnection && this.server.isShared)
      await this.admin.query(`DROP DATABASE IF EXISTS ${this.name}`);
    for (const connection of this.open) connection.destroy();
    await this.running?.stop();
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

  /** Drops a table or a view, whichever it is, if there is one. */
  async drop(name: string): Promise<void> {
    const types = await this.column(
      `SELECT TABLE_TYPE FROM information_schema.TABLES WHERE TABLE_SCHEMA = '${this.name}' AND TABLE_NAME = '${name}'`,
    );
    for (const type of types) await this.admin.query(`DROP ${type === "VIEW" ? "VIEW" : "TABLE"} ${name}`);
  }
}
