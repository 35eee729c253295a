import { readMoment, startOfDay, writeMoment } from "../../../functions/row-purge/moment";
import { comingPartitions, partitionName } from "../../../functions/row-purge/partition-plan";

const at = (text: string): number => readMoment(text)!;

describe("the coming partitions", () => {
  it("go on from the last end, over a leap day, for two partitions at least", () => {
    const coming = comingPartitions({
      partitions: [{ name: "p0", end: at("2024-02-26") }],
      until: at("2024-02-27"),
      now: at("2024-02-20"),
      stepDays: 7,
    });

    expect(coming?.map(({ name, end }) => [name, writeMoment(end)])).toEqual([
      ["p20240226", "2024-03-04 00:00:00"],
      ["p20240304", "2024-03-11 00:00:00"],
    ]);
  });

  it("begin today where there is no end to go on from", () => {
    const coming = comingPartitions({
      partitions: [{ name: "rest" }],
      until: at("2026-01-03"),
      now: at("2026-01-01 13:00:00"),
      stepDays: 1,
    });

    expect(coming?.map(({ name }) => name)).toEqual(["p20260101", "p20260102", "p20260103"]);
  });

  it("cannot be told from one end alone", () => {
    const plan = { partitions: [{ name: "p", end: at("2026-01-01") }], now: at("2026-01-01") };

    expect(comingPartitions({ ...plan, until: at("2026-02-01") })).toBeUndefined();
    expect(comingPartitions({ ...plan, until: at("2025-12-31") })).toEqual([]);
  });

  it("keep the time of day at which partitions end, and show it in their names", () => {
    const partitions = [{ name: "a", end: at("2026-01-01 12:00:00") }];

    const coming = comingPartitions({
      partitions,
      until: at("2026-01-02"),
      now: at("2025-12-31 12:00:00"),
      stepDays: 1,
    });

    expect(coming).toEqual([{ name: "p20260101120000", end: at("2026-01-02 12:00:00") }]);
  });
});

describe("a moment", () => {
  it.each([
    ["2026-01-31", "2026-01-31 00:00:00"],
    ["2026-01-31 23:59:59", "2026-01-31 23:59:59"],
    ["2026-01-31 23:59:59.123999", "2026-01-31 23:59:59.123"],
    ["1969-12-31 23:59:59.5", "1969-12-31 23:59:59.500"],
  ])("%s is read as UTC and cut to milliseconds", (text, written) => {
    expect(writeMoment(at(text))).toBe(written);
  });

  it.each(["", "now", "2026-1-1", "2026-01-01T00:00:00Z"])("is not %j", (text) => {
    expect(readMoment(text)).toBeUndefined();
  });

  it("before 1970 lies in its day too", () => {
    expect(writeMoment(startOfDay(at("1969-12-31 01:00:00")))).toBe("1969-12-31 00:00:00");
    expect(partitionName(at("1969-12-31"))).toBe("p19691231");
  });
});
