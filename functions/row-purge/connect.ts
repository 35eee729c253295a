import { type Connection, createConnection } from "mysql2/promise";
import { DatabaseError } from "./database-error";

export interface Address {
  readonly host: string;
  readonly port: number;
  /** Whether to encrypt. */
  readonly tls: boolean;
  /** PEM: the server's certificate must be signed by it. @default any certificate is taken: encrypted, not authenticated */
  readonly tlsCa?: string | undefined;
}

export interface Account {
  readonly user: string;
  readonly password: string;
}

const CONNECT_WITHIN_MS = 10_000;

/** @throws DatabaseError, without the password, if there is no connection to be had. */
export async function connect(address: Address, account: Account): Promise<Connection> {
  try {
    const connection = await createConnection({
      host: address.host,
      port: address.port,
      user: account.user,
      password: account.password,
      connectTimeout: CONNECT_WITHIN_MS,
      dateStrings: true,
      ...(address.tls && { ssl: tlsOptions(address.tlsCa) }),
    });
    // Without a listener the driver's report of a broken connection would end the process, with its text.
    connection.on("error", () => {});
    return connection;
  } catch (error) {
    throw new DatabaseError("connecting to the database", error);
  }
}

/** The service signs its certificates itself, and not for the private address: the name in one cannot be checked. */
function tlsOptions(ca: string | undefined): {
  minVersion: string;
  rejectUnauthorized: boolean;
  ca?: string;
} {
  return { minVersion: "TLSv1.2", rejectUnauthorized: ca !== undefined, ...(ca !== undefined && { ca }) };
}
