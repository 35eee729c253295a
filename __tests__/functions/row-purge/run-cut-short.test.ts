import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Deadline } from "../../../functions/row-purge/deadline";
import { Link } from "../../../functions/row-purge/link";
import { LOCK_NAME } from "../../../functions/row-purge/session";
import { configurationFor, runPurge, thirtyDays } from "../../mysql-servers/run-purge";
import { numbersBelow } from "../../mysql-servers/many-numbers";
import { onEveryServer } from "../../mysql-servers/on-every-server";
import { NOW, NOW_MS, overdueTable, SLOW, untilCountBelow } from "./overdue-table";

/** Before it is killed, a run has deleted a quarter of them. */
const DUE = 200_000;
const YOUNG = 1000;

onEveryServer((db) => {
  describe("the end of the time", () => {
    it("stops a run in good order; later ones go on until all is gone", async () => {
      await overdueTable(db, "deadline", 3000);
      const tables = [thirtyDays(db.name, "deadline")];
      const configuration = { ...SLOW, deadlineSeconds: 1 };
      configuration.batch = { ...SLOW.batch, pauseShare: 20 };

      const { run, table } = await runPurge(await db.connectAt(NOW), tables, { configuration });
      const rest = await db.count("deadline");
      const next = await runPurge(await db.connectAt(NOW), tables);

      expect(table).toMatchObject({ errors: [], finished: false });
      expect(table.rowsRemoved).toBeGreaterThan(0);
      expect(table.rowsRemoved! + rest).toBe(3001);
      expect(table.rowsOverdue).toBe(rest - 1);
      expect(run.ok).toBe(false);
      expect(next.run).toMatchObject({ ok: true, rowsRemoved: rest - 1, finished: true });
    });

    it("is no failure while nothing is overdue", async () => {
      await db.admin.query("CREATE TABLE backlog (t DATETIME, KEY (t))");
      await db.admin.query(
        `INSERT INTO backlog SELECT '2026-05-30 18:00:00' + INTERVAL i SECOND FROM ${numbersBelow(1000)} AS n`,
      );

      const { run, table } = await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "backlog")], {
        configuration: { ...SLOW, batch: { ...SLOW.batch, pauseShare: 50 }, deadlineSeconds: 1 },
      });

      expect(table).toMatchObject({ finished: false, rowsOverdue: 0 });
      expect(run).toMatchObject({ ok: true, finished: false });
    });
  });

  describe(`a run that is killed in the middle of ${DUE} rows that are due`, () => {
    it("is taken up by the next one where it stopped", async () => {
      await overdueTable(db, "killed", DUE);
      await db.admin.query(
        `INSERT INTO killed (t) SELECT '2026-05-31 12:00:00' + INTERVAL i SECOND FROM ${numbersBelow(YOUNG)} AS n`,
      );
      const configuration = configurationFor([thirtyDays(db.name, "killed")]);
      const child = spawn(
        process.execPath,
        [
          ...["-r", "ts-node/register", join(__dirname, "../../mysql-servers/purge-process.ts")],
          JSON.stringify({ address: db.address, configuration, now: NOW_MS }),
        ],
        { stdio: "ignore" },
      );
      await untilCountBelow(db, "killed", DUE - DUE / 4);
      child.kill("SIGKILL");
      await once(child, "exit");
      while ((await db.column(`SELECT IS_FREE_LOCK('${LOCK_NAME}')`))[0] !== 1) await sleep(10);
      const rest = await db.count("killed");

      const { run } = await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "killed")]);

      expect(rest).toBeGreaterThan(YOUNG + 1);
      expect(rest).toBeLessThan(DUE);
      expect(run).toMatchObject({ ok: true, rowsRemoved: rest - YOUNG - 1, rowsOverdue: 0, finished: true });
      expect(await db.count("killed")).toBe(YOUNG + 1);
      expect(await db.column("SELECT CAST(MIN(t) AS CHAR) FROM killed")).toEqual(["2026-05-31 12:00:00"]);
    });
  });

  describe("a database that goes away in the middle", () => {
    it("fails the run, with every table in its report, and nothing young is gone", async () => {
      await overdueTable(db, "away", 5000);
      await overdueTable(db, "after", 5);
      const connection = await db.connectAt(NOW);
      const running = runPurge(connection, [thirtyDays(db.name, "away"), thirtyDays(db.name, "after")], {
        configuration: SLOW,
      });
      await untilCountBelow(db, "away", 4990);
      await db.admin.query(`KILL ${connection.threadId}`);

      const { run, tables } = await running;

      expect(run).toMatchObject({ ok: false, tablesFailed: 2, finished: false });
      expect(tables[0]?.errors).toContain("the connection to the database was lost");
      expect(tables[1]?.errors).toEqual(["the connection to the database was lost"]);
      expect(await db.column("SELECT MAX(CAST(t AS CHAR)) FROM away")).toEqual(["2026-06-30 00:00:00"]);
    });
  });

  describe("a database that does not answer", () => {
    it("is given up, and nothing keeps the process from ending", async () => {
      const connection = await db.connect();
      // The deadline and the grace after it are over.
      const link = new Link(connection, new Deadline(-3600));

      await expect(link.rows("waiting", "SELECT SLEEP(20)")).rejects.toThrow("waiting: NO_ANSWER_IN_TIME");
      expect(link.lost).toBe(true);
    });
  });
});
