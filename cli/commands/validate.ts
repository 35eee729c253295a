import { Command } from "commander";
import { type Format, formatOption } from "../output/format-option";

interface ValidateOptions {
  readonly environment?: string;
  readonly format: Format;
}

export function validateCommand(): Command {
  return new Command("validate")
    .description("check the policy, and whether it can be kept in every environment")
    .option("--environment <name>", "check it against this one only (as does RETENTION_ENVIRONMENT)")
    .addOption(formatOption())
    .addHelpText(
      "after",
      [
        "",
        "What is wrong in the policy or in an environment is a finding: it goes to stderr, and the exit code is 1. A",
        "file that cannot be read, or an environment that does not exist, is bad input: 2.",
        "",
        "Example:",
        "  $ npx retention validate --environment production",
      ].join("\n"),
    )
    .action(async ({ environment, format }: ValidateOptions) => {
      const { withProgress } = await import("../output/progress");
      const { printJson, printText } = await import("../output/print");
      const { problems, ...checked } = await withProgress("Checking", async () => {
        const { validateProject } = await import("../validate-project");
        return validateProject(process.cwd(), process.env, environment);
      });
      if (problems.length > 0) process.exitCode = 1;
      if (format === "json") {
        printJson({ ...checked, problems });
        return;
      }
      const { printable } = await import("../../report/printable");
      const { formatProblem } = await import("../../strict-yaml/problem");
      for (const problem of problems) process.stderr.write(`${printable(formatProblem(problem))}\n`);
      const { policy, environments } = checked;
      const needs =
        environments.length > 0
          ? `and what it needs of ${environments.join(", ")}`
          : "and no environment: there is none";
      const found = problems.length === 0 ? "nothing wrong" : `${problems.length} wrong`;
      printText(`Checked ${policy}, its promise, ${needs}: ${found}.`);
    });
}
