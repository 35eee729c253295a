import { Folder, shippedWith } from "./command-line";

const ESC = "\u001b";
const HOSTILE = `title: "\\e[31mRed\\e]0;owned\\a \\u202Eback \\u009b2J \\r\\nsecond line"`;

describe("hostile text in a policy", () => {
  const longWord = "x".repeat(5000);
  const folder = new Folder(
    shippedWith(
      ["title: Identification Data", HOSTILE],
      ["- Safer and more convenient user registration", `- ${longWord}\n      - "שלום עולם, \\u202Eevil"`],
    ),
  );
  folder.write("plain.yaml", shippedWith());
  afterAll(() => folder.remove());

  it.each([
    ["validate"],
    ["schedule"],
    ["schedule", "--format", "json"],
    ["explain", "identification-data"],
    ["explain", "identification-data", "--format", "json"],
    ["diff", "plain.yaml", "retention-policy.yaml"],
    ["diff", "plain.yaml", "retention-policy.yaml", "--format", "json"],
  ])("does not reach the terminal: %s %s %s %s", (...args) => {
    const { stdout, stderr, code } = folder.retention(args.filter((arg) => arg !== undefined));

    expect(code).toBe(0);
    expect(`${stdout}${stderr}`).not.toMatch(/[^\P{C}\n]/u);
  });

  it("is shown as text, on one line, in the order it is written in", () => {
    const { stdout } = folder.retention(["explain", "identification-data"]);

    expect(stdout.split("\n")[0]).toBe(
      "\u{FFFD}[31mRed\u{FFFD}]0;owned\u{FFFD} \u{FFFD}back \u{FFFD}2J second line (identification-data)",
    );
    expect(stdout).toContain(longWord);
    expect(stdout).toContain("שלום עולם");
  });

  it("comes back from JSON as it was", () => {
    const { stdout } = folder.retention(["schedule", "--format", "json"]);
    const { categories } = JSON.parse(stdout) as { categories: Record<string, { title: string }> };

    expect(categories["identification-data"]?.title).toBe(
      `${ESC}[31mRed${ESC}]0;owned\u0007 \u202eback \u009b2J \r\nsecond line`,
    );
  });
});

describe("500 categories", () => {
  const many = Array.from({ length: 500 }, (_, i) =>
    [
      `  many-${i}:`,
      `    title: Many ${i}`,
      "    elements: { at: timestamp }",
      "    purposes: [Testing]",
      "    legalBasis: { basis: contract }",
      "    retention: { keepFor: P30D }",
      `    storedIn: { store: operation-log, index: many-${i}, timeField: at }`,
    ].join("\n"),
  ).join("\n");
  const folder = new Folder(`${shippedWith()}${many}\n`);
  folder.write("before.yaml", shippedWith());
  afterAll(() => folder.remove());

  it("are all told", () => {
    expect(folder.retention(["validate"]).code).toBe(0);
    expect(folder.retention(["schedule"]).stdout.match(/^many-\d+ /gm)).toHaveLength(500);
    expect(folder.retention(["explain", "many-499"]).stdout).toContain("Many 499");
    expect(folder.retention(["diff", "before.yaml", "retention-policy.yaml"])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("many-499: new: Many 499"),
    });
  });
});
