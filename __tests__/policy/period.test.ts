import fc from "fast-check";
import { Period } from "../../policy/period";

/** Counts as people write them, and beyond. */
const count = fc.nat({ max: 1_000_000 });

test("a period is as long as its years, weeks and days, and is written as it was read", () => {
  fc.assert(
    fc.property(fc.option(count), fc.option(count), fc.option(count), (years, weeks, days) => {
      // Given
      fc.pre(years !== null || weeks !== null || days !== null);
      const unit = (value: number | null, letter: string) => (value === null ? "" : `${value}${letter}`);
      const text = `P${unit(years, "Y")}${unit(weeks, "W")}${unit(days, "D")}`;

      // When
      const period = Period.parse(text);

      // Then
      expect(period.days).toBe((years ?? 0) * 365 + (weeks ?? 0) * 7 + (days ?? 0));
      expect(period.toString()).toBe(text);
    }),
  );
});

test("what a period is written as reads as the same period", () => {
  fc.assert(
    fc.property(count, fc.constantFrom(Period.days, Period.weeks, Period.years), (length, make) => {
      // Given
      const period = make(length);

      // When
      const read = Period.parse(period.toString());

      // Then
      expect(read).toEqual(period);
    }),
  );
});

test("any other text is refused with a RangeError", () => {
  const other = fc.string().filter((text) => !/^P(?=\d)(\d+Y)?(\d+W)?(\d+D)?$/.test(text));
  fc.assert(fc.property(other, (text) => expect(() => Period.parse(text)).toThrow(RangeError)));
});

describe("what people write in place of a period is answered with what to write", () => {
  test.each([
    ["30", '"30" has no unit: write P30D for days'],
    ["P6M", '"P6M" counts months, which are 28 to 31 days long: write the days, such as P180D'],
    ["P1Y6M", '"P1Y6M" counts months, which are 28 to 31 days long: write the days, such as P180D'],
    ["PT24H", '"PT24H" counts hours or minutes, which no store keeps to: write whole days, such as P1D'],
    ["P1.5Y", '"P1.5Y" has a fraction: write whole days'],
    ["p30d", '"p30d" is in lower case: write P30D'],
    ["P", '"P" is not a period'],
    ["", '"" is not a period'],
    ["P30D ", '"P30D " is not a period'],
    ["P1D1Y", '"P1D1Y" is not a period'],
    ["P-1D", '"P-1D" is not a period'],
    ["P99999999999999999999D", "P99999999999999999999D is too long to count in days"],
  ])("%j", (text, message) => {
    expect(() => Period.parse(text)).toThrow(new RangeError(message));
  });

  test.each([-1, 1.5, NaN, Infinity])("a period of %d days", (days) => {
    expect(() => Period.days(days)).toThrow(RangeError);
  });
});
