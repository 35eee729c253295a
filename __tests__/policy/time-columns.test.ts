import { readPolicy } from "../../policy/read-policy";
import { complaints, edited, type Edit } from "./small-policy";

const TABLE = "categories.calls.storedIn.tables.call";
const OFFSET = 'a fixed offset from UTC, from "-12:00" to "+14:00", such as "+08:00"';
const A_NAME =
  "is a name: a named zone with daylight saving time repeats or skips an hour, so an age cannot be told from such a time";

/** The table of the small policy with keys beside its time column. */
function withKeys(keys: string): Edit {
  return ["{ call: { timeColumn: start } }", `{ call: { timeColumn: start, ${keys} } }`];
}

/** The category of that table with an integer in place of its timestamp. */
const COUNTED: Edit = ["start: timestamp", "start: integer"];

describe("the time zone of a time column", () => {
  it.each(['"+08:00"', "+08:00", "-12:00", "+14:00", '"+05:30"', '"+00:00"'])("may be %s", (timeZone) => {
    const text = edited(withKeys(`timeZone: ${timeZone}`));

    expect(readPolicy(text, "p.yaml").policy.categories["calls"]?.storedIn).toMatchObject([
      { tables: { call: { timeColumn: "start", timeZone: timeZone.replaceAll('"', "") } } },
    ]);
  });

  it.each([
    ['"+8:00"', `is "+8:00"; allowed: ${OFFSET}`],
    ['"+0800"', `is "+0800"; allowed: ${OFFSET}`],
    ["8", `is 8; allowed: ${OFFSET}`],
    ["", `is empty; allowed: ${OFFSET}`],
    ["UTC+8", `is "UTC+8"; allowed: ${OFFSET}`],
    ['"-12:30"', `is "-12:30"; allowed: ${OFFSET}`],
    ['"+14:30"', `is "+14:30"; allowed: ${OFFSET}`],
    ['"-00:00"', `is "-00:00"; allowed: ${OFFSET}`],
    ['"+08:60"', `is "+08:60"; allowed: ${OFFSET}`],
    ["UTC", 'is "UTC"; allowed: "+00:00" for UTC'],
    ["Z", 'is "Z"; allowed: "+00:00" for UTC'],
    [
      "Asia/Shanghai",
      `"Asia/Shanghai" ${A_NAME}; write the fixed offset: "+08:00", which Asia/Shanghai has kept since 1992`,
    ],
    ["CST", `"CST" ${A_NAME}; write the fixed offset, such as "+08:00"`],
    ["America/New_York", `"America/New_York" ${A_NAME}; write the fixed offset, such as "+08:00"`],
    ["constructor", `"constructor" ${A_NAME}; write the fixed offset, such as "+08:00"`],
  ])("may not be %s", (timeZone, problem) => {
    expect(complaints(edited(withKeys(`timeZone: ${timeZone}`)))).toEqual([
      `p.yaml:26:${timeZone === "" ? 44 : 54} ${TABLE}.timeZone: ${problem}`,
    ]);
  });

  it("is none of a place in another store", () => {
    expect(complaints(edited(["timeField: at", 'timeField: at, timeZone: "+08:00"']))).toEqual([
      expect.stringMatching(/^p\.yaml:33:60 categories\.logs\.storedIn\.timeZone: unknown key "timeZone"/),
    ]);
  });
});

describe("the unit of a time column", () => {
  it.each(["seconds", "milliseconds"])("may be %s of an integer", (unit) => {
    const text = edited(COUNTED, withKeys(`unit: ${unit}`));

    expect(readPolicy(text, "p.yaml").policy.categories["calls"]?.storedIn).toMatchObject([
      { tables: { call: { timeColumn: "start", unit } } },
    ]);
  });

  it.each<[string, Edit[], string]>([
    [
      "another unit",
      [COUNTED, withKeys("unit: minutes")],
      `p.yaml:26:50 ${TABLE}.unit: is "minutes"; allowed: seconds, milliseconds`,
    ],
    [
      "a timestamp",
      [withKeys("unit: seconds")],
      `p.yaml:26:37 ${TABLE}.timeColumn: "start" is of type timestamp, not an integer, which unit asks for; declare an integer among the elements of this category, or no unit`,
    ],
    [
      "a timestamp where there is an integer",
      [["id: keyword, start", "id: integer, start"], withKeys("unit: seconds")],
      `p.yaml:26:37 ${TABLE}.timeColumn: "start" is of type timestamp, not an integer, which unit asks for; allowed: id, or no unit`,
    ],
    [
      "a number with a fraction",
      [["start: timestamp", "start: number"], withKeys("unit: seconds")],
      `p.yaml:26:37 ${TABLE}.timeColumn: "start" is of type number, not an integer, which unit asks for; declare an integer among the elements of this category`,
    ],
    [
      "a time zone",
      [COUNTED, withKeys('unit: seconds, timeZone: "+08:00"')],
      `p.yaml:26:59 ${TABLE}.timeZone: does not go with unit: seconds since 1970 are counted in UTC, wherever they are written; allowed: timeZone or unit, or neither`,
    ],
  ])("is refused with %s", (_, edits, problem) => {
    expect(complaints(edited(...edits))).toEqual([problem]);
  });

  it("is what an integer lacks", () => {
    expect(complaints(edited(COUNTED))).toEqual([
      `p.yaml:26:37 ${TABLE}.timeColumn: "start" is of type integer, not a timestamp; declare a timestamp among the elements of this category, or unit: seconds or milliseconds beside it, if it counts them since 1970`,
    ]);
  });

  it("is nothing that an index has", () => {
    expect(complaints(edited(["at: timestamp", "at: integer"]))).toEqual([
      'p.yaml:33:56 categories.logs.storedIn.timeField: "at" is of type integer, not a timestamp; declare a timestamp among the elements of this category',
    ]);
  });
});
