import { BatchPace } from "../../../functions/row-purge/batch-pace";

describe("the pace of batches", () => {
  const limits = { firstRows: 100, leastRows: 10, mostRows: 300, targetMilliseconds: 100, pauseShare: 0.5 };

  it("follows how long one takes, at most twofold, within its limits", () => {
    const pace = new BatchPace(limits);
    const rows = [50, 1, 200, 100, 10_000, 10_000, 10_000, 10_000].map((took) => {
      pace.after(took);
      return pace.rows;
    });

    expect(rows).toEqual([200, 300, 150, 150, 75, 38, 19, 10]);
  });

  it("pauses for its share of the time, a second at most", () => {
    const pace = new BatchPace(limits);

    expect(pace.after(100)).toBe(50);
    expect(pace.after(60_000)).toBe(1000);
  });

  it("begins with less of wide rows, and with at least one", () => {
    expect(new BatchPace(limits, 100).rows).toBe(100);
    expect(new BatchPace(limits, 100_000).rows).toBe(41);
    expect(new BatchPace({ ...limits, leastRows: 1 }, 100_000_000).rows).toBe(1);
  });

  it("halves what does not go, down to one row, and grows again", () => {
    const pace = new BatchPace(limits);
    const rows = Array.from({ length: 8 }, () => {
      pace.failed(false);
      // What it took before it failed says nothing.
      pace.after(1);
      return pace.rows;
    });

    expect(rows).toEqual([50, 25, 12, 6, 3, 1, 1, 1]);
    pace.after(1);
    expect(pace.rows).toBe(10);
  });

  it("never again grows to what was too much for one transaction", () => {
    const pace = new BatchPace(limits);
    pace.failed(true);
    const rows = Array.from({ length: 4 }, () => {
      pace.after(1);
      return pace.rows;
    });

    expect(rows).toEqual([50, 50, 50, 50]);
  });
});
