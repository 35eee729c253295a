import type { ServerVersion } from "./server-version";

/** Where a server of MySQL's protocol is reached, and as whom. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** A certificate that signs itself, and its key: paths of PEM files. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** How a server is started for a test. */
export interface StartOptions {
  /** Further options of mysqld or mariadbd, for a server that the test starts. */
  readonly options?: readonly string[];
  /** For TLS, where the server has it. */
  readonly certificate?: Certificate;
}

/** A server that tests can run on. */
export interface TestServer {
  /** For the names of tests. */
  readonly name: string;
  readonly version: ServerVersion;
  /** Encrypts with the certificate that a test gives it: one that the test starts, and that was built with TLS. */
  readonly hasTls: boolean;
  /** Serves others at the same time, who may hold locks of the whole server. */
  readonly isShared: boolean;
  start(options: StartOptions): Promise<RunningServer>;
}

/** A server that answers. */
export interface RunningServer {
  readonly address: ServerAddress;
  stop(): Promise<void>;
}

/** A server that tests should run on, and that is not to be had. */
export interface MissingServer {
  readonly name: string;
  /** With the one command that gets it. */
  readonly missing: string;
}
