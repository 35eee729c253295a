import type { StartOptions } from "./server";
import { findServers } from "./servers";
import { TestDatabase } from "./test-database";

/** A server that others use too is waited for. */
const START_WITHIN_MS = 35 * 60_000;
const END_WITHIN_MS = 60_000;

/**
 * Runs tests on each server, one after the other, in a database of their own there. A server that is missing is a
 * test that fails.
 *
 * @param tests declares them, for the server of the database that it is given.
 */
export function onEveryServer(tests: (db: TestDatabase) => void, options: StartOptions = {}): void {
  for (const server of findServers()) {
    if ("missing" in server) {
      it(`${server.name} is there`, () => {
        throw new Error(server.missing);
      });
      continue;
    }
    describe(`on ${server.name}`, () => {
      const db = new TestDatabase(server);
      beforeAll(() => db.start(options), START_WITHIN_MS);
      tests(db);
      // Jest runs these in the order in which they are declared: those of the tests still have the database.
      afterAll(() => db.stop(), END_WITHIN_MS);
    });
  }
}
