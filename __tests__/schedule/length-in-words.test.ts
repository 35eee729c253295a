import { lengthInWords } from "../../schedule/length-in-words";

describe("a length in words", () => {
  it.each([
    [0, "0 days"],
    [1, "1 minute"],
    [40, "40 minutes"],
    [24 * 60, "1 day"],
    [25 * 60, "1 day 1 hour"],
    [47 * 60 + 20, "1 day 23 hours 20 minutes"],
    [730 * 24 * 60, "730 days"],
  ])("of %i minutes is %s", (minutes, words) => {
    expect(lengthInWords(minutes)).toBe(words);
  });
});
