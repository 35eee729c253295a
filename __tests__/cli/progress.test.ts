import { withProgress } from "../../cli/output/progress";

describe("what takes a moment", () => {
  const terminal = process.stderr.isTTY;
  const write = jest.spyOn(process.stderr, "write").mockReturnValue(true);
  const written = () => write.mock.calls.map(([text]) => text);
  beforeEach(() => write.mockClear());
  afterAll(() => {
    process.stderr.isTTY = terminal;
    write.mockRestore();
  });

  it("is said on a terminal, and taken back when it is done, also when it fails", async () => {
    process.stderr.isTTY = true;

    await expect(withProgress("drawing", () => Promise.resolve(7))).resolves.toBe(7);
    await expect(withProgress("drawing", () => Promise.reject(new Error("no")))).rejects.toThrow("no");

    expect(written()).toEqual(["drawing ...", "\r\u001b[K", "drawing ...", "\r\u001b[K"]);
  });

  it("is not said where nobody watches", async () => {
    process.stderr.isTTY = false;

    await withProgress("drawing", () => Promise.resolve());

    expect(written()).toEqual([]);
  });
});
