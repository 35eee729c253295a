import { resolve } from "node:path";
import { Command } from "commander";
import { readText, shownPath } from "../input-file";
import { type Format, formatOption } from "../output/format-option";
import { printJson, printText } from "../output/print";

interface CheckPlanOptions {
  readonly format: Format;
}

export function checkPlanCommand(): Command {
  return new Command("check-plan")
    .description("check what Terraform is about to do, or has done, against the policy")
    .argument("<file>", "the output of `terraform show -json`, of a plan or of a state")
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  $ npx retention check-plan plan.json")
    .action(async (file: string, { format }: CheckPlanOptions) => {
      const { yardstickIn } = await import("../check-plan/yardstick");
      const { checkPlan } = await import("../check-plan/check-plan");
      const { jsonReport, textReport } = await import("../check-plan/report");
      const { readPlan } = await import("../../terraform-json/read-plan");
      const path = resolve(file);
      const shown = shownPath(path);
      const plan = readPlan(readText(path, "the output of `terraform show -json`"), shown);
      const checked = checkPlan(plan, yardstickIn(process.cwd(), process.env));
      if (format === "json") printJson(jsonReport(shown, checked));
      else printText(textReport(shown, checked));
      if (checked.changes.length + checked.findings.length > 0) process.exitCode = 1;
    });
}
