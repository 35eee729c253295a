import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onEveryServer } from "../mysql-servers/on-every-server";
import { retention, runScript, type Said } from "./sql-command";

const PROJECT = join(__dirname, "..", "..");
const DAY_MS = 86_400_000;

const scratch = mkdtempSync(join(tmpdir(), "retention-sql-"));
const policy = join(scratch, "retention-policy.yaml");
afterAll(() => rmSync(scratch, { recursive: true }));
onEveryServer((db) => {
  /** The shipped policy, in the database of the test. */
  beforeAll(() => {
    const shipped = readFileSync(join(PROJECT, "retention-policy.yaml"), "utf8");
    writeFileSync(policy, shipped.replace("database: monitoring", `database: ${db.name}`));
  });
  beforeEach(() => db.admin.query("DROP TABLE IF EXISTS interface_call"));

  const sql = (...args: string[]): Said =>
    retention(["sql", "monitoring-data", ...args], { RETENTION_POLICY: policy });
  const day = (ago: number): string => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);

  function connection(): Record<string, string> {
    const { host, port, user, password } = db.address;
    return {
      RETENTION_POLICY: policy,
      ...{
        MYSQL_HOST: host,
        MYSQL_PORT: String(port),
        MYSQL_USER: user,
        MYSQL_PASSWORD: password,
        MYSQL_TLS: "off",
      },
    };
  }

  function purge(...args: string[]): Said & { readonly lines: readonly Record<string, unknown>[] } {
    const said = runScript(join("functions", "row-purge", "by-hand.ts"), args, connection());
    const lines = said.stdout.split("\n").filter(Boolean);
    return { ...said, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
  }

  const insert = (...agesInDays: number[]): Promise<unknown> =>
    db.admin.query("INSERT INTO interface_call (startTime, callId, interfaceCallVolume) VALUES ?", [
      agesInDays.map((age) => [`${day(age)} 12:00:00.123`, `call ${age}`, '{"action": "x"}']),
    ]);

  const partitions = async (): Promise<unknown[]> =>
    db.column(
      `SELECT PARTITION_NAME FROM information_schema.PARTITIONS
     WHERE TABLE_SCHEMA = '${db.name}' AND TABLE_NAME = 'interface_call' ORDER BY PARTITION_ORDINAL_POSITION`,
    );

  describe("what `retention sql` prints", () => {
    it("is a table that takes rows, and that the purge keeps", async () => {
      await db.admin.query(sql("--from", day(760)).stdout.replace(/-- .*\n/g, ""));
      const [columns] = await db.column(
        `SELECT COUNT(*) FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = '${db.name}' AND TABLE_NAME = 'interface_call'`,
      );
      await insert(758, 729);

      const { code, lines } = purge("--yes");
      await insert(-29);

      // Of the table above, the rows of its elements and their number.
      expect(columns).toBe(24);
      expect(code).toBe(0);
      expect(lines[0]).toMatchObject({
        errors: [],
        notes: [],
        rowsOverdue: 0,
        oldestRow: `${day(729)}T12:00:00.123Z`,
        finished: true,
      });
      expect((lines[0]!["partitionsRemoved"] as string[])[0]).toBe(`p${day(760).replace(/-/g, "")}`);
      expect(await db.count("interface_call")).toBe(2);
    });

    it.each([
      ["seconds", 1000],
      ["milliseconds", 1],
    ])("is a table with partitions of days where times are counted in %s", async (unit, milliseconds) => {
      const counted = join(scratch, `${unit}.yaml`);
      const text = readFileSync(policy, "utf8")
        .replace("startTime: timestamp", "startTime: integer")
        .replace("timeColumn: startTime", `timeColumn: startTime, unit: ${unit}`);
      writeFileSync(counted, text);
      const { stdout } = retention(["sql", "monitoring-data", "--from", "2026-01-01"], {
        RETENTION_POLICY: counted,
      });
      await db.admin.query(stdout);
      const midnight = Date.UTC(2026, 0, 8) / milliseconds;
      const insert = "INSERT INTO interface_call (startTime) VALUES (?)";

      await db.admin.query(insert, [midnight - 1]);
      await db.admin.query(insert, [midnight]);

      expect(
        await db.column(
          "SELECT startTime FROM interface_call PARTITION (p20260101) UNION ALL SELECT -1 UNION ALL SELECT startTime FROM interface_call PARTITION (p20260108)",
        ),
      ).toEqual([midnight - 1, -1, midnight]);
    });

    it("is, with --alter, what partitions a table with its rows in it", async () => {
      await db.admin.query(
        "CREATE TABLE interface_call (id INT AUTO_INCREMENT PRIMARY KEY, startTime DATETIME(3) NOT NULL, callId VARCHAR(191), interfaceCallVolume JSON, KEY (startTime))",
      );
      await insert(20, 3, 1);
      const { stdout } = sql("--alter", "--from", day(20), "--until", day(0));

      await expect(db.admin.query(stdout)).rejects.toMatchObject({ errno: 1503 });
      const advice = /ALTER TABLE .* DROP PRIMARY KEY, ADD PRIMARY KEY \(<its columns>, `startTime`\);/.exec(
        stdout,
      )?.[0];
      await db.admin.query(advice!.replace("<its columns>", "id"));
      await db.admin.query(stdout);

      expect(await db.count("interface_call")).toBe(3);
      expect((await partitions())[0]).toBe(`p${day(20).replace(/-/g, "")}`);
      expect(purge("--dry-run").lines[0]).toMatchObject({
        errors: [],
        notes: [],
        partitionsRemoved: [],
        rowsRemoved: 0,
      });
    });
  });

  describe("the purge by hand", () => {
    beforeEach(async () => {
      await db.admin.query(sql("--from", day(800), "--until", day(0)).stdout);
      await insert(790, 1);
    });

    it("asks for a decision before it touches anything", async () => {
      const { code, stdout, stderr } = purge();

      expect(code).toBe(2);
      expect(stdout).toBe("");
      expect(stderr).toContain(`${db.name}.interface_call: rows whose startTime is more than 730 days ago`);
      expect(stderr).toContain("Use --dry-run to see what it would remove, or --yes to go on.");
      expect(await db.count("interface_call")).toBe(2);
    });

    it("says in which zone the times of a table are taken to be", () => {
      const local = join(scratch, "local.yaml");
      const timeZone = 'timeColumn: startTime, timeZone: "+08:00"';
      writeFileSync(local, readFileSync(policy, "utf8").replace("timeColumn: startTime", timeZone));

      const { stderr } = runScript(join("functions", "row-purge", "by-hand.ts"), [], {
        RETENTION_POLICY: local,
      });

      expect(stderr).toContain("interface_call: rows whose startTime (in +08:00) is more than 730 days ago");
    });

    it("with --dry-run says what it would remove, and changes nothing", async () => {
      const before = await partitions();

      const { code, lines } = purge("--dry-run");

      expect(code).toBe(0);
      expect((lines[0]!["partitionsRemoved"] as string[]).length).toBeGreaterThan(0);
      expect(lines.at(-1)).toMatchObject({ run: "row-purge", dryRun: true, ok: true });
      expect(await partitions()).toEqual(before);
      expect(await db.count("interface_call")).toBe(2);
    });

    it("with --yes removes it", async () => {
      const { code, lines } = purge("--yes", "--store", "monitoring-db");

      expect(code).toBe(0);
      expect(lines.at(-1)).toMatchObject({ ok: true, rowsOverdue: 0 });
      expect(await db.count("interface_call")).toBe(1);
    });

    it("goes on in silence where nobody reads on", async () => {
      const script = join(PROJECT, "functions", "row-purge", "by-hand.ts");
      const { status, stderr } = spawnSync(
        "bash",
        ["-c", `set -o pipefail; "${process.execPath}" -r ts-node/register "${script}" --yes | true`],
        { cwd: PROJECT, encoding: "utf8", env: { PATH: process.env["PATH"], ...connection() } },
      );

      expect(stderr).not.toContain("EPIPE");
      expect(stderr).not.toMatch(/\n\s+at /);
      expect(status).toBe(0);
      expect(await db.count("interface_call")).toBe(1);
    });

    it("says each second how far it is", async () => {
      const other = await db.connect();
      await other.query(`BEGIN; SELECT * FROM ${db.name}.interface_call LIMIT 1`);

      const { stderr } = purge("--yes");
      await other.query("ROLLBACK");

      expect(stderr).toMatch(
        /^0 rows deleted in batches so far \(1 s\)\n0 rows deleted in batches so far \(2 s\)\n/,
      );
    });

    it("exits with 1 when the run fails", async () => {
      await db.admin.query("DROP TABLE interface_call");

      expect(purge("--yes")).toMatchObject({ code: 1, stderr: "" });
    });

    it.each([
      [
        "a store that is not there",
        ["--store", "monitoring"],
        {},
        '--store: no MySQL store is called "monitoring"',
      ],
      ["an unknown option", ["--dryrun"], {}, "unknown option '--dryrun'"],
      ["no connection", ["--dry-run"], {}, "MYSQL_HOST is not set\nMYSQL_USER is not set\n"],
      [
        "a certificate that is not there",
        ["--dry-run"],
        { MYSQL_HOST: "localhost", MYSQL_USER: "u", MYSQL_TLS_CA: "/nowhere.pem" },
        "MYSQL_TLS_CA: cannot be read",
      ],
    ])("exits with 2 for %s", (_, args, env, message) => {
      const { code, stderr } = runScript(join("functions", "row-purge", "by-hand.ts"), args, env);

      expect(code).toBe(2);
      expect(stderr).toContain(message);
      expect(stderr).not.toMatch(/\n\s+at /);
    });
  });
});
