import { DAY } from "../../simulation/moment";
import { lifeOf } from "../../simulation/simulate";
import { unitsOf } from "../../simulation/units";
import { readStack } from "../../terraform-json/read-stack";
import { expectWithin, seenIn } from "./seen-in";

const RUN = 15 / (24 * 60);
const INSTANCE = "${tencentcloud_mysql_instance.db.id}";
const HOST = "${tencentcloud_mysql_instance.db.intranet_ip}";
const CALLS = { database: "m", name: "call", deleteAfterDays: 30 };

describe("a MySQL instance in the simulation", () => {
  it("holds a row in the binlog of its deletion, and in the backups before it", () => {
    const seen = seenIn(mysql())["m.call"];

    expectWithin(seen?.earliest, 30, 30.001);
    expect(seen?.latest).toBeCloseTo(30 + 1 + RUN + 7, 9);
    expect(seen).toMatchObject({ last: "binlog, of the deletion", notes: [] });
  });

  it("is deleted at the end of a run at the latest, which the provider ends after 3 seconds by default", () => {
    const seen = seenIn({ ...mysql(), ...functionFor(HOST, [CALLS], {}) })["m.call"];

    expect(seen?.latest).toBeCloseTo(30 + 1 + 3 / (24 * 60 * 60) + 7, 9);
  });

  it("drops a partition when its youngest row is due, and leaves no row of it in a binlog", () => {
    const tables = [{ database: "m", name: "call", deleteAfterDays: 30, partitionDays: 14 }];
    const seen = seenIn(mysql({ tables }))["m.call"];

    expectWithin(seen?.earliest, 30, 30.1);
    expectWithin(seen?.latest, 30 + 14 + 1 + 6, 30 + 14 + 1 + RUN + 7);
    expect(seen?.last).toBe("automatic backups");
  });

  it.each([{ timeZone: "+08:00" }, { timeZone: "-05:30" }, { unit: "seconds" }, { unit: "milliseconds" }])(
    "deletes rows with times %j when others go that were written then",
    (reading) => {
      const partitioned = { ...CALLS, name: "daily", partitionDays: 1 };
      const seen = seenIn(mysql({ tables: [CALLS, partitioned].map((table) => ({ ...table, ...reading })) }));
      const inUtc = seenIn(mysql({ tables: [CALLS, partitioned] }));

      expect(seen["m.call"]).toEqual(inUtc["m.call"]);
      expectWithin(seen["m.daily"]?.earliest, 30, 31);
      expectWithin(seen["m.daily"]?.latest, 30 + 1 + 1 + 6, 30 + 1 + 1 + RUN + 7);
    },
  );

  it("drops partitions that end at midnight where the times are written", () => {
    // A day in the table begins at 16:00 in UTC.
    const tables = [{ ...CALLS, partitionDays: 1, timeZone: "+08:00" }];
    const resource = mysql({ tables, timer: "0 0 7,8,15,16 * * * *" });
    const [unit] = unitsOf(readStack(JSON.stringify({ resource }), "main.tf.json").resources);
    const written = Date.UTC(2026, 0, 1, 15, 59);

    const row = lifeOf(unit!, written, { seed: 1, records: 1 }).find(({ readFrom }) => readFrom);

    expectWithin(row?.gone, Date.UTC(2026, 0, 31, 16), Date.UTC(2026, 0, 31, 16, 15));
  });

  it.each([
    { timeZone: "Asia/Shanghai" },
    { timeZone: "+15:00" },
    { unit: "hours" },
    { unit: "seconds", timeZone: "+08:00" },
  ])("keeps rows for ever if the function cannot understand %j", (reading) => {
    const seen = seenIn(mysql({ tables: [CALLS, { ...CALLS, name: "other", ...reading }] }))["m.*"];

    expect(seen).toMatchObject({ latest: Infinity });
    expect(seen?.notes).toContain(
      "PURGE_CONFIGURATION of tencentcloud_scf_function.purge is not known or not understood",
    );
  });

  it("waits a week for a timer that runs weekly", () => {
    const seen = seenIn(mysql({ timer: "0 0 2 * * MON *" }))["m.call"];

    expect(seen?.latest).toBeCloseTo(30 + 7 + RUN + 7, 9);
  });

  it("holds rows as long as the longest of backups, binlogs and copies in another region", () => {
    const remote = {
      tencentcloud_mysql_remote_backup_config: {
        remote: {
          instance_id: INSTANCE,
          remote_backup_save: "on",
          remote_binlog_save: "off",
          remote_region: ["ap-shanghai"],
          expire_days: 20,
        },
      },
    };
    const seen = seenIn({ ...mysql(), ...remote })["m.call"];

    expectWithin(seen?.latest, 30 + 1 + 19, 30 + 1 + RUN + 20);
    expect(seen?.last).toBe("backups in another region");
  });

  it("keeps rows in a manual backup for ever", () => {
    const manual = {
      tencentcloud_mysql_backup: { manual: { instance_id: INSTANCE, backup_method: "logical" } },
    };

    expect(seenIn({ ...mysql(), ...manual })["m.call"]).toMatchObject({
      latest: Infinity,
      last: "manual backup",
    });
  });

  it("says what it assumes if there is no backup policy", () => {
    const seen = seenIn({ ...mysql(), tencentcloud_mysql_backup_policy: {} })["m.call"];

    expect(seen?.notes).toEqual([
      "nothing says how long backups are kept: 7 days assumed, the service's default",
      "nothing says how long binlogs are kept: 7 days assumed, the service's default",
    ]);
    expect(seen?.latest).toBeCloseTo(30 + 1 + RUN + 7, 9);
  });

  it.each([
    ["there is no function", { tencentcloud_scf_function: {} }, "no function deletes rows"],
    ["the function is of another instance", functionFor("10.0.0.1"), "no function deletes rows"],
    ["no timer runs it", { tencentcloud_scf_trigger: {} }, "no timer runs tencentcloud_scf_function.purge"],
    ["the timer is off", trigger("0 0 2 * * * *", "CLOSE"), "no timer runs tencentcloud_scf_function.purge"],
    ["the timer is of some year", trigger("0 0 2 * * * 2020"), "is not understood"],
  ])("keeps the rows of a database for ever if %s", (_, change, note) => {
    const seen = seenIn({ ...mysql(), ...change });

    expect(Object.keys(seen)).toEqual(["m.*"]);
    expect(seen["m.*"]).toMatchObject({ earliest: Infinity, latest: Infinity, last: "row" });
    expect(seen["m.*"]?.notes.join()).toContain(note);
  });

  it.each([
    ["daily", "0 0 2 * * * *", 1, 1],
    ["daily", "0 0 2 * * * *", 3, 3],
    ["weekly", "0 0 2 * * MON *", 3, 7],
    ["weekly", "0 0 2 * * MON *", 8, 14],
  ])("with a %s purge (%s) that fails for %d days, it is %d days late", (_, timer, down, late) => {
    const [calm, failing] = [{}, { purge: down * DAY }].map(
      (faults) => seenIn(mysql({ timer }), faults)["m.call"],
    );

    expect(failing!.latest - calm!.latest).toBeCloseTo(late, 6);
  });
});

function mysql({ tables = [CALLS] as object[], timer = "0 0 2 * * * *" } = {}) {
  return {
    tencentcloud_mysql_instance: { db: { instance_name: "db" } },
    tencentcloud_mysql_database: { m: { instance_id: INSTANCE, db_name: "m" } },
    tencentcloud_mysql_backup_policy: { db: { mysql_id: INSTANCE, retention_period: 7, binlog_period: 7 } },
    ...functionFor(HOST, tables),
    ...trigger(timer),
  };
}

function functionFor(host: string, tables: object[] = [], limits: object = { timeout: 900 }) {
  const environment = { DB_HOST: host, PURGE_CONFIGURATION: JSON.stringify({ tables }) };
  return { tencentcloud_scf_function: { purge: { name: "purge", environment, ...limits } } };
}

function trigger(expression: string, enable = "OPEN") {
  const function_name = "${tencentcloud_scf_function.purge.name}";
  return {
    tencentcloud_scf_trigger: { timer: { function_name, type: "timer", trigger_desc: expression, enable } },
  };
}
