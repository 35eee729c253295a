import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { Command, Option } from "commander";
import { type Moment, writeDay } from "../../functions/row-purge/moment";
import type { RetentionReport } from "../../report/model";
import { day } from "../day";
import { readText, shownPath } from "../input-file";
import { withProgress } from "../output/progress";
import { several } from "../simulate/option-values";
import { synthesizedStacks } from "../synthesized-stacks";
import { UsageError } from "../usage-error";
import { writeFiles } from "../write-files";

const FORMATS = ["html", "markdown", "csv", "json"] as const;
type Format = (typeof FORMATS)[number];

const FILES: Readonly<Record<Format, string>> = {
  html: "report.html",
  markdown: "record-of-processing.md",
  csv: "record-of-processing.csv",
  json: "report.json",
};

const DEFAULT_FOLDER = "retention-report";

/** Periods add up to centuries, and a date has four digits for its year. */
const LATEST_DAY = Date.UTC(9799, 11, 31);

interface ReportOptions {
  readonly format: Format | "all";
  readonly out?: string;
  readonly stack: readonly string[];
  readonly asOf?: Moment;
}

export function reportCommand(): Command {
  return new Command("report")
    .description(
      "write what is held, why, where, and when its last copy is gone: a page and a record for auditors",
    )
    .addOption(new Option("--format <format>", "what to write").choices([...FORMATS, "all"]).default("all"))
    .option(
      "--out <folder>",
      `where to write it: ${DEFAULT_FOLDER} by default, but markdown, csv and json alone are printed`,
    )
    .addOption(
      new Option(
        "--stack <file>",
        "a cdk.tf.json, or the output of `terraform show -json`, for its exemptions; may be repeated",
      )
        .argParser(several)
        .default([], "the stacks of the environment in cdktf.out, if they are there"),
    )
    .option(
      "--as-of <date>",
      "give the dates of a record that is written on this day, such as 2026-01-31",
      day,
    )
    .addHelpText(
      "after",
      `
Example:
  $ npx retention report                                   all formats, into ${DEFAULT_FOLDER}/
  $ npx retention report --as-of 2026-01-31                with the dates of a record of that day
  $ npx retention report --format csv > record.csv         the record of processing alone
  $ RETENTION_ENVIRONMENT=sandbox npx retention report --out sandbox-report`,
    )
    .action(async ({ format, out, stack, asOf }: ReportOptions) => {
      if (asOf !== undefined && asOf > LATEST_DAY) {
        throw new UsageError(`--as-of: is after ${writeDay(LATEST_DAY)}; allowed: an earlier day`);
      }
      const report = await readReport(stack, asOf);
      if (out === undefined && format !== "html" && format !== "all") {
        process.stdout.write(await render(report, format));
        return;
      }
      const files: Record<string, string> = {};
      await withProgress("drawing the report", async () => {
        for (const each of format === "all" ? FORMATS : [format])
          files[FILES[each]] = await render(report, each);
      });
      for (const path of writeFiles(out ?? DEFAULT_FOLDER, files)) process.stdout.write(`${path}\n`);
    });
}

async function readReport(named: readonly string[], asOf: Moment | undefined): Promise<RetentionReport> {
  const { loadProject } = await import("../load-project");
  const { policyPath } = await import("../policy-file");
  const { createReport } = await import("../../report/create-report");
  const { readExemptions } = await import("../../report/exemptions");
  const project = loadProject(process.cwd(), process.env);
  const paths = named.length > 0 ? named : synthesizedStacks(process.cwd(), project.environmentName);
  const exemptions = {
    stacks: paths.map(shownPath),
    list: paths.flatMap((path) =>
      readExemptions(readText(path, "the Terraform JSON of a stack"), shownPath(path)),
    ),
  };
  const path = policyPath(process.cwd(), process.env);
  const sha256 = createHash("sha256").update(readFileSync(path)).digest("hex");
  const policyFile = { file: basename(path), sha256 };
  return createReport({
    ...project,
    policyFile,
    exemptions,
    ...(asOf !== undefined && { asOf: writeDay(asOf) }),
  });
}

async function render(report: RetentionReport, format: Format): Promise<string> {
  switch (format) {
    case "html":
      return (await import("../../report/html/page")).htmlReport(report);
    case "markdown":
      return (await import("../../report/markdown")).markdownRecord(report);
    case "csv":
      return (await import("../../report/csv")).csvRecord(report);
    case "json":
      return (await import("../../report/json")).jsonReport(report);
  }
}
