import { readConfiguration } from "../../../functions/row-purge/configuration";
import { purgeConfiguration } from "../../../schedule/purge-configuration";
import type { MysqlSettings } from "../../../schedule/kinds/mysql";
import { shippedSchedule } from "../../stacks/deployment";
import { configurationFor, thirtyDays } from "../../mysql-servers/run-purge";

const settings: MysqlSettings = {
  kind: "mysql",
  categories: ["calls"],
  backupDays: 7,
  binlogDays: 7,
  purge: { everyDays: 2 },
  tables: [
    {
      database: "m",
      name: "call",
      timeColumn: "time",
      partitionDays: 7,
      deleteAfterDays: 730,
      categories: ["calls"],
    },
    { database: "m", name: "step", timeColumn: "at", deleteAfterDays: 30, categories: ["calls"] },
  ],
};

describe("the configuration made from a store's settings", () => {
  it("gives each table its period, and when a row is overdue: with its partition and the purge interval", () => {
    expect(purgeConfiguration(settings).tables).toEqual([
      {
        ...{ database: "m", name: "call", timeColumn: "time", partitionDays: 7 },
        ...{ deleteAfterDays: 730, overdueAfterDays: 739 },
      },
      { database: "m", name: "step", timeColumn: "at", deleteAfterDays: 30, overdueAfterDays: 32 },
    ]);
  });

  it("says in which zone, or as what count, a time is written", () => {
    const [call, step] = settings.tables;
    const tables = [
      { ...call!, timeZone: "+08:00" },
      { ...step!, unit: "milliseconds" as const },
    ];

    expect(purgeConfiguration({ ...settings, tables }).tables).toMatchObject([
      { timeColumn: "time", timeZone: "+08:00" },
      { timeColumn: "at", unit: "milliseconds" },
    ]);
    expect(Object.keys(purgeConfiguration(settings).tables[0]!)).not.toContain("timeZone");
  });

  it("is read back as it is, through JSON", () => {
    const [call, step] = settings.tables;
    const tables = [
      { ...call!, timeZone: "+08:00" },
      { ...step!, unit: "seconds" as const },
    ];
    const configuration = purgeConfiguration({ ...settings, tables });

    expect(readConfiguration(JSON.stringify(configuration))).toEqual(configuration);
  });

  it("creates partitions further ahead than the purge is apart", () => {
    expect(purgeConfiguration(settings).partitionsAheadDays).toBe(30);
    expect(purgeConfiguration({ ...settings, purge: { everyDays: 14 } }).partitionsAheadDays).toBe(42);
  });

  it("is not to be had where the purge is left out", () => {
    expect(() =>
      purgeConfiguration({ ...settings, purge: { leftOut: "rows are archived elsewhere" } }),
    ).toThrow("the row purge is left out: rows are archived elsewhere");
  });

  it("of the shipped policy says what the schedule says", () => {
    const store = Object.values(shippedSchedule().stores).find(
      ({ kind }) => kind === "mysql",
    ) as MysqlSettings;

    expect(purgeConfiguration(store).tables).toEqual([
      {
        ...{ database: "monitoring", name: "interface_call", timeColumn: "startTime", partitionDays: 7 },
        ...{ deleteAfterDays: 730, overdueAfterDays: 738 },
      },
    ]);
  });
});

describe("a configuration that is wrong", () => {
  const sound = configurationFor([thirtyDays("m", "call")]);

  it("is refused with everything that is wrong with it", () => {
    const wrong = {
      ...sound,
      tables: [{ ...sound.tables[0], deleteAfterDays: 0, timecolumn: "t", timeColumn: "" }],
      deadlineSeconds: "900",
      surprise: 1,
    };

    expect(problemsOf(JSON.stringify(wrong))).toEqual([
      "PURGE_CONFIGURATION.tables.0.timeColumn: is not a name of 1 to 64 characters",
      "PURGE_CONFIGURATION.tables.0.deleteAfterDays: is not a whole number above 0",
      'PURGE_CONFIGURATION.tables.0: unknown key "timecolumn"',
      "PURGE_CONFIGURATION.deadlineSeconds: is not a whole number above 0",
      'PURGE_CONFIGURATION: unknown key "surprise"',
    ]);
  });

  it.each([
    ["no table", { tables: [] }, "PURGE_CONFIGURATION.tables: names no table"],
    [
      "a table twice",
      { tables: [sound.tables[0], sound.tables[0]] },
      "PURGE_CONFIGURATION.tables: names a table twice",
    ],
    [
      "rows overdue before they are due",
      { tables: [{ ...sound.tables[0], overdueAfterDays: 29 }] },
      "PURGE_CONFIGURATION.tables.0.overdueAfterDays: is less than deleteAfterDays",
    ],
    [
      "a named zone",
      { tables: [{ ...sound.tables[0], timeZone: "Asia/Shanghai" }] },
      "PURGE_CONFIGURATION.tables.0.timeZone: is not an offset from -12:00 to +14:00, such as +08:00",
    ],
    [
      "an hour in place of an offset",
      { tables: [{ ...sound.tables[0], timeZone: 8 }] },
      "PURGE_CONFIGURATION.tables.0.timeZone: is not of the type string",
    ],
    [
      "another unit",
      { tables: [{ ...sound.tables[0], unit: "minutes" }] },
      "PURGE_CONFIGURATION.tables.0.unit: is not seconds or milliseconds",
    ],
    [
      "a zone of a count",
      { tables: [{ ...sound.tables[0], timeZone: "+08:00", unit: "seconds" }] },
      "PURGE_CONFIGURATION.tables.0.timeZone: does not go with unit, which is counted in UTC",
    ],
    [
      "batches the wrong way round",
      { batch: { ...sound.batch, leastRows: 500 } },
      "PURGE_CONFIGURATION.batch: does not keep leastRows <= firstRows <= mostRows",
    ],
    [
      "half a day",
      { partitionsAheadDays: 0.5 },
      "PURGE_CONFIGURATION.partitionsAheadDays: is not a whole number above 0",
    ],
    ["a missing key", { batch: undefined }, "PURGE_CONFIGURATION.batch: is missing"],
  ])("with %s is refused", (_, change, problem) => {
    expect(problemsOf(JSON.stringify({ ...sound, ...change }))).toEqual([problem]);
  });

  it("that is not JSON is refused without being quoted", () => {
    expect(problemsOf("{ secret")).toEqual(["PURGE_CONFIGURATION: is not JSON"]);
  });
});

function problemsOf(json: string): string[] {
  try {
    readConfiguration(json);
  } catch (error) {
    return (error as Error).message.split("\n");
  }
  return [];
}
