import { Command } from "commander";
import { type Format, formatOption } from "../output/format-option";

export function scheduleCommand(): Command {
  return new Command("schedule")
    .description("print what each store is set to, and when the last copy of each category is gone")
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  $ npx retention schedule --format json")
    .action(async ({ format }: { readonly format: Format }) => {
      const { loadSchedule } = await import("../load-schedule");
      const { printJson, printText } = await import("../output/print");
      const { scheduleTables } = await import("../schedule-tables");
      const { schedule } = loadSchedule(process.cwd(), process.env);
      if (format === "json") printJson(schedule);
      else printText(scheduleTables(schedule));
    });
}
