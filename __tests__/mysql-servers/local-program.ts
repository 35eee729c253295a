import type { ServerVersion } from "./server-version";

/** The program of a server on this machine. */
export interface LocalProgram {
  readonly version: ServerVersion;
  readonly hasTls: boolean;
  /** The path of mysqld or mariadbd. */
  readonly server: string;
  readonly env: NodeJS.ProcessEnv;
  /** Options without which it does not run as the tests need it. */
  readonly options: readonly string[];
  /** Makes a new data directory, in a folder that is there. */
  readonly makeData: (path: string) => void;
}

/** These servers refuse to run as root unless they are told to. */
export function asWhoItRuns(): readonly string[] {
  return process.getuid?.() === 0 ? ["--user=root"] : [];
}
