import { givenServer } from "./given-server";
import { findMariadb } from "./local-mariadb";
import { findMysql, MYSQL_RELEASES } from "./local-mysql";
import type { LocalProgram } from "./local-program";
import { localServer } from "./local-server";
import type { MissingServer, TestServer } from "./server";

const GIVEN = "MYSQL_TEST_URL";

/** Finds the program of a server on a machine, which is named as Node names it. */
type Find = (machine?: string) => LocalProgram;

const THIS_MACHINE = `${process.platform}-${process.arch}`;

/** The servers that tests start on this machine, by their names. */
export const LOCAL_PROGRAMS: ReadonlyMap<string, Find> = new Map([
  ...MYSQL_RELEASES.map((release): [string, Find] => [
    `MySQL ${release.version}`,
    (machine = THIS_MACHINE) => findMysql(release, machine),
  ]),
  ["MariaDB", findMariadb],
]);

/**
 * The servers that the tests run on: those in MYSQL_TEST_URL, or else one of each kind on this machine.
 *
 * @param machine if it is not this one.
 */
export function findServers(machine?: string): readonly (TestServer | MissingServer)[] {
  const given = process.env[GIVEN];
  if (given) {
    return given.split(",").map((url, i) => {
      const name = `server ${i + 1} of ${GIVEN}`;
      return orMissing(name, `${name}: `, () => givenServer(url.trim()));
    });
  }
  return [...LOCAL_PROGRAMS].map(([name, find]) =>
    orMissing(name, `these tests need ${name}, or the addresses of other servers in ${GIVEN}: `, () =>
      localServer(find(machine)),
    ),
  );
}

function orMissing(name: string, introduction: string, find: () => TestServer): TestServer | MissingServer {
  try {
    return find();
  } catch (error) {
    return { name, missing: `${introduction}${(error as Error).message}` };
  }
}
