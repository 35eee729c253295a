import { DatabaseError, NO_ANSWER } from "../../../functions/row-purge/database-error";
import { loggable } from "../../../functions/row-purge/purge-error";

const fromServer = (changes: object): Error =>
  Object.assign(new Error("Duplicate entry 'Ada Lovelace' for key 'name'"), {
    sql: "INSERT INTO t VALUES ('Ada Lovelace')",
    sqlMessage: "Duplicate entry 'Ada Lovelace' for key 'name'",
    ...changes,
  });

describe("an error of the database", () => {
  it("passes on its code, number and SQLSTATE, and nothing that may quote a row", () => {
    const error = new DatabaseError(
      "deleting rows",
      fromServer({ code: "ER_DUP_ENTRY", errno: 1062, sqlState: "23000" }),
    );

    expect(error.message).toBe("deleting rows: ER_DUP_ENTRY (error 1062, SQLSTATE 23000)");
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("Lovelace");
    expect(error.isConnectionLost).toBe(false);
  });

  it.each([
    ["a code that is text", { code: "Ada Lovelace" }],
    ["a state that is text", { code: "ER_X", sqlState: "Ada Lovelace" }],
  ])("does not pass on %s", (_, fields) => {
    expect(new DatabaseError("x", fromServer(fields)).message).not.toContain("Lovelace");
  });

  it.each([
    [{ code: "ECONNRESET", errno: -104, fatal: true }],
    [{ code: "PROTOCOL_CONNECTION_LOST", fatal: true }],
    [{ code: "ER_SERVER_SHUTDOWN", errno: 1053 }],
    [{ code: NO_ANSWER }],
    [{}],
  ])("knows that with %j the connection is gone", (fields) => {
    expect(new DatabaseError("x", fromServer(fields)).isConnectionLost).toBe(true);
  });
});

it("an error of anybody else is named, not quoted", () => {
  expect(loggable(new TypeError("Ada Lovelace is not a function"))).toBe("unexpected TypeError");
  expect(loggable("Ada Lovelace")).toBe("unexpected string");
});
