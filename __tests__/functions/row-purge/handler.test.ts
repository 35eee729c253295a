import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleRowPurge } from "../../../functions/row-purge/bundle";
import type { PurgeConfiguration } from "../../../functions/row-purge/configuration";
import { makeCertificate } from "../../mysql-servers/certificate";
import { onEveryServer } from "../../mysql-servers/on-every-server";
import { configurationFor, thirtyDays } from "../../mysql-servers/run-purge";
import { SecretService } from "../../mysql-servers/secret-service";

const PROJECT = join(__dirname, "..", "..", "..");
const PASSWORD = "Correct-Horse-1";

const scratch = mkdtempSync(join(tmpdir(), "row-purge-handler-"));
const { certificate, key } = makeCertificate(scratch);
afterAll(() => rmSync(scratch, { recursive: true }));

onEveryServer(
  (db) => {
    let secrets: SecretService;
    let answer: object;
    const { hasTls } = db.server;

    afterAll(async () => {
      await db.admin.query("DROP USER IF EXISTS 'row_purge'@'%'");
      await secrets.stop();
    });
    beforeAll(async () => {
      writeFileSync(join(scratch, "index.js"), (await bundleRowPurge(PROJECT)).code);
      secrets = await SecretService.start(() => answer);
      await db.admin.query(
        `CREATE USER 'row_purge'@'%' IDENTIFIED BY '${PASSWORD}' ${hasTls ? "REQUIRE SSL" : ""}`,
      );
      await db.admin.query(`GRANT SELECT, DELETE ON ${db.name}.* TO 'row_purge'@'%'`);
    });
    beforeEach(async () => {
      answer = { SecretString: JSON.stringify({ UserName: "row_purge", Password: PASSWORD }) };
      await db.admin.query("DROP TABLE IF EXISTS calls");
      await db.admin.query("CREATE TABLE calls (t DATETIME(3), who VARCHAR(50), KEY (t))");
      await db.admin.query(
        "INSERT INTO calls VALUES (UTC_TIMESTAMP() - INTERVAL 40 DAY, 'Ada Lovelace'), (UTC_TIMESTAMP() - INTERVAL 29 DAY, '')",
      );
    });

    interface Invoked {
      readonly outcome: { readonly returned?: unknown; readonly threw?: string };
      readonly lines: readonly Record<string, unknown>[];
      readonly output: string;
    }

    /** Runs the bundle with plain Node, as the cloud does. */
    async function invoke(
      changes: NodeJS.ProcessEnv = {},
      configuration?: PurgeConfiguration,
    ): Promise<Invoked> {
      const script = `require("./index.js").main_handler({ Type: "Timer" }, {}).then(
    (returned) => process.send({ returned }), (error) => process.send({ threw: error.message + error.stack }))`;
      const child = spawn(process.execPath, ["-e", script], {
        cwd: scratch,
        stdio: ["ignore", "pipe", "pipe", "ipc"],
        env: {
          PATH: process.env["PATH"],
          TENCENTCLOUD_SECRETID: "AKID-temporary",
          TENCENTCLOUD_SECRETKEY: "key-temporary",
          TENCENTCLOUD_SESSIONTOKEN: "token-temporary",
          DB_HOST: db.address.host,
          DB_PORT: String(db.address.port),
          DB_TLS: hasTls ? "on" : "off",
          SECRET_NAME: "db-account",
          SSM_REGION: "ap-guangzhou",
          SSM_ENDPOINT: secrets.endpoint,
          PURGE_CONFIGURATION: JSON.stringify(
            configuration ?? configurationFor([thirtyDays(db.name, "calls")]),
          ),
          ...changes,
        },
      });
      let output = "";
      for (const stream of [child.stdout!, child.stderr!])
        stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
      const [[outcome]] = (await Promise.all([once(child, "message"), once(child, "close")])) as [
        [Invoked["outcome"]],
        unknown,
      ];
      const lines = output.split("\n").filter((line) => line.startsWith("{"));
      return { outcome, output, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
    }

    describe("the function", () => {
      it("deletes what is due, with the account that SSM gives it", async () => {
        const { outcome, lines } = await invoke();

        expect(outcome.returned).toMatchObject({ run: "row-purge", ok: true, rowsRemoved: 1 });
        expect(lines).toEqual([
          expect.objectContaining({ table: `${db.name}.calls`, rowsRemoved: 1, rowsOverdue: 0, errors: [] }),
          expect.objectContaining({ run: "row-purge", ok: true, tables: 1 }),
        ]);
        expect(await db.count("calls")).toBe(1);
      });

      it("asks SSM for the version in use, signed with the credentials of its role", async () => {
        await invoke();

        const { headers, body } = secrets.asked.at(-1)!;
        expect(body).toEqual({ SecretName: "db-account", VersionId: "SSM_Current" });
        expect(headers).toMatchObject({
          "x-tc-action": "GetSecretValue",
          "x-tc-version": "2019-09-23",
          "x-tc-region": "ap-guangzhou",
          "x-tc-token": "token-temporary",
          authorization: expect.stringMatching(/^TC3-HMAC-SHA256 Credential=AKID-temporary\//) as string,
        });
      });

      it("fails when rows are overdue, and says so in its last line", async () => {
        await db.admin.query("CREATE TABLE IF NOT EXISTS calls_locked LIKE calls");
        await db.admin.query("INSERT INTO calls_locked SELECT * FROM calls");
        const holder = await db.connect();
        await holder.query(`BEGIN; SELECT * FROM ${db.name}.calls_locked ORDER BY t LIMIT 1 FOR UPDATE`);

        const { outcome, lines } = await invoke(
          {},
          configurationFor([thirtyDays(db.name, "calls_locked"), thirtyDays(db.name, "calls")]),
        );
        await holder.query("ROLLBACK");

        expect(outcome.threw).toContain("the row purge failed");
        expect(lines.at(-1)).toMatchObject({ ok: false, rowsOverdue: 1, tablesFailed: 0, rowsRemoved: 1 });
      });

      it("never prints a password, a credential or the value of a row", async () => {
        const sound = await invoke();
        answer = { SecretString: `{"UserName":"row_purge","Password":"${PASSWORD}x"}` };
        const refused = await invoke();
        answer = { SecretString: PASSWORD };
        const unreadable = await invoke();

        const printed = JSON.stringify([sound, refused, unreadable]);
        for (const secret of [PASSWORD, "key-temporary", "token-temporary", "Lovelace"])
          expect(printed).not.toContain(secret);
        expect(refused.outcome.threw).toMatch(
          /^connecting to the database: the account lacks a privilege: ER_ACCESS_DENIED/,
        );
        expect(unreadable.outcome.threw).toMatch(
          /^the secret of the database account does not hold UserName and Password/,
        );
      });

      it("says with which code SSM refused", async () => {
        answer = {
          Error: { Code: "AuthFailure.UnauthorizedOperation", Message: `you (${PASSWORD}) may not` },
        };

        const { outcome } = await invoke();

        expect(outcome.threw).toMatch(
          /^reading the secret of the database account: AuthFailure\.UnauthorizedOperation/,
        );
        expect(outcome.threw).not.toContain(PASSWORD);
      });

      it("says that a service cannot be reached", async () => {
        expect((await invoke({ SSM_ENDPOINT: "http://127.0.0.1:1" })).outcome.threw).toMatch(
          /^reading the secret of the database account: SSM cannot be reached/,
        );
        expect((await invoke({ DB_PORT: "1" })).outcome.threw).toMatch(
          /^connecting to the database: ECONNREFUSED/,
        );
      });

      it("reports everything that is wrong with its variables at once", async () => {
        const { outcome } = await invoke({
          ...{ DB_HOST: "", DB_PORT: "0", DB_TLS: "yes", SSM_ENDPOINT: "http://ssm.example.com" },
          TENCENTCLOUD_SESSIONTOKEN: undefined,
        });

        expect(outcome.threw?.split("\n    at ")[0]?.split("PurgeError")[0]).toBe(
          [
            "DB_HOST is not set",
            "DB_PORT is not a port; allowed: 1 to 65535",
            "DB_TLS is neither; allowed: on, off",
            "SSM_ENDPOINT is not an https:// address",
            "TENCENTCLOUD_SESSIONTOKEN is not set",
          ].join("\n"),
        );
      });

      if (hasTls) {
        it("encrypts, and takes only the certificate that it was given, if it was given one", async () => {
          const right = await invoke({ DB_TLS_CA: readFileSync(certificate, "utf8") });
          const other = makeCertificate(mkdtempSync(join(scratch, "other-")));
          const wrong = await invoke({ DB_TLS_CA: readFileSync(other.certificate, "utf8") });
          const plain = await invoke({ DB_TLS: "off" });

          expect(right.outcome.returned).toMatchObject({ ok: true });
          expect(wrong.outcome.threw).toMatch(/^connecting to the database: \w*(CERT|SIGN|HANDSHAKE)\w*/);
          expect(plain.outcome.threw).toMatch(/^connecting to the database: the account lacks a privilege/);
        });
      }
    });
  },
  { certificate: { certificate, key } },
);
