import { readTimeOfDay } from "../../policy/time-of-day";

describe("a time of day", () => {
  it.each([
    ["02:30+08:00", 150, 480],
    ["00:00Z", 0, 0],
    ["23:59-12:00", 1439, -720],
    ["12:00+05:30", 720, 330],
  ])("is read: %s", (text, minutes, aheadOfUtc) => {
    expect(readTimeOfDay(text)).toEqual({ minutes, aheadOfUtc });
  });

  it.each([
    "02:30",
    "2:30Z",
    "24:00Z",
    "02:60Z",
    "02:30:00Z",
    "02:30 Z",
    "02:30z",
    "02:30+15:00",
    "02:30-00:00",
  ])("is not: %s", (text) => {
    expect(readTimeOfDay(text)).toBeUndefined();
  });
});
