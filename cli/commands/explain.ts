import { Command } from "commander";
import { shownPath } from "../input-file";
import { type Format, formatOption } from "../output/format-option";

export function explainCommand(): Command {
  return new Command("explain")
    .description("tell the whole story of one category: what, why, where, until when, and why then")
    .argument("<category>", "its name in the policy")
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  $ npx retention explain identification-data")
    .action(async (category: string, { format }: { readonly format: Format }) => {
      const { categoryFacts } = await import("../explain/category-facts");
      const { explainCategory } = await import("../explain/explain-category");
      const { loadSchedule } = await import("../load-schedule");
      const { printJson, printSections } = await import("../output/print");
      const { policyPath } = await import("../policy-file");
      const scheduled = loadSchedule(process.cwd(), process.env);
      const file = shownPath(policyPath(process.cwd(), process.env));
      if (format === "json") printJson(categoryFacts(scheduled, category, file));
      else printSections(explainCategory(scheduled, category, file));
    });
}
