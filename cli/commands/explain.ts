import { Command } from "commander";

export function explainCommand(): Command {
  return new Command("explain")
    .description("tell the whole story of one category: what, why, where, until when, and why then")
    .argument("<category>", "its name in the policy")
    .addHelpText("after", "\nExample:\n  $ npx retention explain identification-data")
    .action(async (category: string) => {
      const { explainCategory } = await import("../explain/explain-category");
      const { loadSchedule } = await import("../load-schedule");
      const { printSections } = await import("../output/print");
      printSections(explainCategory(loadSchedule(process.cwd(), process.env), category));
    });
}
