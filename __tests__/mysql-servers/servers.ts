import { givenServer } from "./given-server";
import { findMariadb } from "./local-mariadb";
import { findMysql, MYSQL_RELEASES } from "./local-mysql";
import type { LocalProgram } from "./local-program";
import { localServer } from "./local-server";
import type { MissingServer, TestServer } from "./server";

const GIVEN = "MYSQL_TEST_URL";

/** The programs of this machine that tests run on, by the names of the servers. */
export const LOCAL_PROGRAMS: ReadonlyMap<string, () => LocalProgram> = new Map([
  ...MYSQL_RELEASES.map((release) => [`MySQL ${release.version}`, () => findMysql(release)] as const),
  ["MariaDB", findMariadb],
]);

/** The servers that the tests run on: those in MYSQL_TEST_URL, or else one of each kind on this machine. */
export function findServers(): readonly (TestServer | MissingServer)[] {
  const given = process.env[GIVEN];
  if (given) {
    return given.split(",").map((url, i) => {
      const name = `server ${i + 1} of ${GIVEN}`;
      return orMissing(name, `${name}: `, () => givenServer(url.trim()));
    });
  }
  return [...LOCAL_PROGRAMS].map(([name, find]) =>
    orMissing(name, `these tests need ${name}, or the addresses of other servers in ${GIVEN}: `, () =>
      localServer(find()),
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
