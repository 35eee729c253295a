import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { htmlReport } from "../../report/html/page";
import type { Exemption } from "../../constructs/guard/exemptions-output";
import type { RetentionReport } from "../../report/model";
import { useBrowser } from "../chromium/browser";
import { shippedEnvironment } from "../stacks/deployment";
import { HOSTILE, HOSTILE_POLICY } from "./hostile-texts";
import { reportOf } from "./sample-report";

const SHIPPED = readFileSync(join(__dirname, "..", "..", "retention-policy.yaml"), "utf8");
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const EXEMPTIONS: readonly Exemption[] = [
  { rule: "no-public-access", resources: ["tencentcloud_mysql_instance.db"], reason: HOSTILE.script },
  {
    rule: "encryption",
    resources: [HOSTILE.longWord, "tencentcloud_cos_bucket.b"],
    reason: HOSTILE.rightToLeft,
  },
];

const browser = useBrowser();
const scratch = mkdtempSync(join(tmpdir(), "retention-page-"));
afterAll(() => rmSync(scratch, { recursive: true }));

interface Look {
  readonly width: number;
  readonly colorScheme: "light" | "dark";
}
const LOOKS: readonly (readonly [name: string, look: Look])[] = [
  ["light", { width: 1200, colorScheme: "light" }],
  ["dark", { width: 1200, colorScheme: "dark" }],
  ["at 360 px, light", { width: 360, colorScheme: "light" }],
  ["at 360 px, dark", { width: 360, colorScheme: "dark" }],
];

/** Opens a page as a file, and collects what it says and asks for. */
async function open(html: string, { width, colorScheme }: Look = LOOKS[0]![1]) {
  const file = join(scratch, "report.html");
  writeFileSync(file, html);
  const url = pathToFileURL(file).href;
  const context = await browser().newContext({ viewport: { width, height: 800 }, colorScheme });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => request.url() === url || complaints.push(`asked for ${request.url()}`));
  await page.goto(url);
  return { page, complaints, close: () => context.close() };
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate("axe.run()")) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

const widthOf = (page: Page): Promise<number> => page.evaluate("document.documentElement.scrollWidth");

const PAGES: readonly (readonly [name: string, report: () => RetentionReport])[] = [
  ["the shipped policy", () => reportOf(SHIPPED)],
  ["the shipped policy with dates", () => reportOf(SHIPPED, { asOf: "2026-01-31" })],
  [
    "hostile text",
    () => reportOf(HOSTILE_POLICY, { exemptions: { stacks: ["cdk.tf.json"], list: EXEMPTIONS } }),
  ],
];

describe.each(PAGES)("the page of %s", (_, report) => {
  let html: string;
  beforeAll(async () => {
    html = await htmlReport(report());
  });

  it.each(LOOKS)("is quiet, accessible and no wider than the screen: %s", async (_, look) => {
    const { page, complaints, close } = await open(html, look);

    expect(await violations(page)).toEqual([]);
    expect(await widthOf(page)).toBeLessThanOrEqual(look.width);
    expect(complaints).toEqual([]);
    await close();
  });

  it("can be printed", async () => {
    const { page, close } = await open(html);

    const pdf = await page.pdf({ preferCSSPageSize: true });

    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThanOrEqual(4);
    await close();
  });
});

describe("what the page says", () => {
  it("answers when the last copy of a face image uploaded today is gone, and why then", async () => {
    const { page, close } = await open(await htmlReport(reportOf(SHIPPED, { asOf: "2026-11-24" })));

    // From the data element to its category.
    const element = page.locator(".index li", { hasText: "faceImages" });
    expect(await element.innerText()).toBe("faceImages Identification Data day 32");
    await element.getByRole("link").click();

    const section = page.getByRole("region", { name: "Identification Data" });
    expect(await section.locator(".answer").innerText()).toBe(
      "A record written on 2026-11-24 (day 0) is kept until 2026-12-24 (day 30), and its last copy is gone by 2026-12-26 (day 32).",
    );
    expect(await section.locator(".sum").innerText()).toBe(
      "Why then: objects 30 days + lifecycle run 2 days = 32 days.",
    );
    expect(await section.getByRole("row", { name: "lifecycle run" }).innerText()).toContain(
      "tencentcloud.com/document/product/436/40767",
    );
    await close();
  });

  it("says of every day that nothing has been confirmed, and of an assumption that it is one", async () => {
    const { page, close } = await open(await htmlReport(reportOf(SHIPPED)));

    expect(await page.getByRole("banner").innerText()).toContain("confirmed on the live cloud");
    for (const term of ["backups", "lifecycle run"]) {
      expect(await page.getByRole("row", { name: term }).getByText("assumed: ").count()).toBe(1);
    }
    await close();
  });

  it("counts in days without a date", async () => {
    const { page, close } = await open(await htmlReport(reportOf(SHIPPED)));

    const row = page.getByRole("row", { name: "Operation Log" });
    expect(await row.getByRole("cell").allInnerTexts()).toEqual(["day 730", "day 740", "day 760"]);
    expect(await page.getByText("assumed: Tencent Cloud does not document").count()).toBe(2);
    await close();
  });

  it.each([
    ["", "in UTC"],
    [', timeZone: "+08:00"', "in +08:00"],
    [", unit: milliseconds", "in milliseconds since 1970-01-01 UTC"],
  ])("says how the time of a row is read: %j", async (keys, words) => {
    const policy = SHIPPED.replace("timeColumn: startTime", `timeColumn: startTime${keys}`);
    const type = keys.includes("unit") ? "integer" : "timestamp";

    const html = await htmlReport(reportOf(policy.replace("startTime: timestamp", `startTime: ${type}`)));

    const clock =
      /Day 0 is the time in <code[^>]*>start<wbr \/>Time<\/code>, (.*?), which the application\s+writes/;
    expect(clock.exec(html)?.[1]).toBe(words);
  });

  it("describes each drawing in words", async () => {
    const { page, close } = await open(await htmlReport(reportOf(SHIPPED)));

    const image = page.getByRole("img", { name: "Timeline of monitoring.interface_call in monitoring-db" });
    expect(await image.locator("desc").textContent()).toBe(
      "Kept for 730 days. May go from day 730 to day 746: partition, 7 days, from day 730 to day 737; purge interval, 1 day, from day 737 to day 738; run of the purge, 15 minutes, from day 738 to day 739; backups, 7 days, from day 739 to day 746. Gone from day 746 on.",
    );
    expect(await page.getByRole("img").count()).toBe(3);
    await close();
  });

  it("leaves a promise out of the drawing that would dwarf it", async () => {
    const far = SHIPPED.replaceAll("goneBy: P2Y30D", "goneBy: P50Y");
    const { page, close } = await open(await htmlReport(reportOf(far)));

    const figure = page.getByRole("region", { name: "Monitoring Data" }).locator("figure");
    expect(await figure.locator("svg").innerHTML()).not.toContain("var(--promised)");
    expect(await figure.locator("figcaption").innerText()).toContain("promised: day 18250");
    await close();
  });

  it("says that data stays where nothing deletes it", async () => {
    const policy = SHIPPED.replace("purge: { every: P1D }", "purge: { leftOut: a job does it }");
    const { page, close } = await open(await htmlReport(reportOf(policy)));

    const section = page.getByRole("region", { name: "Monitoring Data" });
    expect(await section.locator(".answer").innerText()).toBe(
      "There is no day on which the last copy is gone: rows stay: a job does it.",
    );
    expect(await section.getByRole("img").count()).toBe(0);
    expect(await page.getByRole("row", { name: "Monitoring Data" }).innerText()).toContain("never");
    await close();
  });

  it("says when the log of accesses forgets the keys of a bucket", async () => {
    const environment = shippedEnvironment(
      "production",
      (text) => `${text}objectStorage: { accessLogs: { keepFor: P7D } }\n`,
    );
    const policy = SHIPPED.replace("goneBy: P32D", "goneBy: P60D");
    const { page, close } = await open(await htmlReport(reportOf(policy, { environment })));

    expect(await page.getByText("The log of accesses to this bucket").innerText()).toContain("day 41");
    await close();
  });

  it.each([
    ["that no stack was read", { stacks: [], list: [] }, "No synthesized stack was read"],
    ["that there are none", { stacks: ["cdk.tf.json"], list: [] }, "None are named in cdk.tf.json"],
    ["every file read", { stacks: ["a.json", "b.json"], list: [] }, "None are named in a.json, b.json"],
    ["each with its reason", { stacks: ["cdk.tf.json"], list: EXEMPTIONS }, HOSTILE.script],
  ])("says of exemptions %s", async (_, exemptions, said) => {
    const { page, close } = await open(await htmlReport(reportOf(SHIPPED, { exemptions })));

    expect(await page.getByRole("region", { name: "Exemptions" }).innerText()).toContain(said);
    await close();
  });

  it("says by role who may read each place", async () => {
    const environment = shippedEnvironment("production", (text) =>
      text.concat("\nstores: { monitoring-db: { readers: [dashboard], administrators: [dba] } }\n"),
    );
    const { page, close } = await open(await htmlReport(reportOf(SHIPPED, { environment })));

    const said = await page
      .locator("dt", { hasText: "May read" })
      .locator("xpath=following-sibling::dd")
      .allInnerTexts();
    expect(said).toEqual([
      expect.stringMatching(/^monitoring-db: dashboard; dba \(administrator\); besides: .*, the row purge, /),
      expect.stringMatching(/^operation-log: no role is named; .*, whoever reads the Terraform state /),
      expect.stringMatching(/^identification-images: no role is named; .* \(not seen from here\)$/),
    ]);
    expect(await page.getByRole("banner").innerText()).toMatch(
      /Policy retention-policy\.yaml, SHA-256 [0-9a-f]{64}\./,
    );
    expect(await page.getByText("production-identification-images-1250000000").count()).toBe(1);
    await close();
  });

  it("shows hostile text as text", async () => {
    const { page, close } = await open(await htmlReport(reportOf(HOSTILE_POLICY)));

    expect(await page.title()).toBe("Retention report: production");
    expect(await page.locator("script, main img").count()).toBe(0);
    expect(await page.getByRole("heading", { level: 2, name: HOSTILE.script }).count()).toBe(1);
    expect(await page.getByText(HOSTILE.markdown).count()).toBe(1);
    await close();
  });
});

test("500 categories make a page like any other", async () => {
  const [head, tail] = SHIPPED.split("  operation-log:\n    title") as [string, string];
  const more = Array.from(
    { length: 500 },
    (_, i) => `  more-${i}:
    title: Category ${i}
    elements: { at: timestamp, value${i}: keyword }
    purposes: [Testing]
    legalBasis: { basis: contract }
    retention: { keepFor: P${i + 1}D }
    storedIn: { store: operation-log, index: more-${i}, timeField: at }
`,
  );
  const html = await htmlReport(reportOf(`${head}${more.join("")}  operation-log:\n    title${tail}`));
  const { page, complaints, close } = await open(html, { width: 360, colorScheme: "light" });

  expect(await page.getByRole("img").count()).toBe(503);
  expect(await widthOf(page)).toBeLessThanOrEqual(360);
  expect(complaints).toEqual([]);
  await close();
});

test("the same input gives the same bytes", async () => {
  const [first, second] = await Promise.all([htmlReport(reportOf(SHIPPED)), htmlReport(reportOf(SHIPPED))]);

  expect(second).toBe(first);
});
