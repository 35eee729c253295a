import { Command } from "commander";
import { type Format, formatOption } from "../output/format-option";

interface DiffOptions {
  readonly accept?: boolean;
  readonly format: Format;
}

export function diffCommand(): Command {
  return new Command("diff")
    .description("say what changes between two policies: the promise, what goes earlier, what stays longer")
    .argument("<old>", "a policy file, or a revision of git, such as HEAD~1: the policy file as it was then")
    .argument("<new>", "the same")
    .option("--accept", "exit with 0 even if data goes earlier, stays longer or is no longer covered")
    .addOption(formatOption())
    .addHelpText(
      "after",
      [
        "",
        "A path that exists is a file, whatever revisions there are. The exit code is 1 if anything is deleted earlier",
        "or kept longer than before, or is taken out of the policy.",
        "",
        "Example:",
        "  $ npx retention diff origin/main retention-policy.yaml",
      ].join("\n"),
    )
    .action(async (old: string, now: string, { accept, format }: DiffOptions) => {
      const { differenceOf, needsConsent } = await import("../diff/difference");
      const { differenceInWords } = await import("../diff/in-words");
      const { policyAt } = await import("../diff/policy-at");
      const { schedulePolicy } = await import("../load-schedule");
      const { printJson, printSections } = await import("../output/print");
      const read = (which: string) => schedulePolicy(policyAt(which, process.cwd(), process.env));
      const difference = differenceOf(read(old), read(now));
      if (format === "json") printJson({ old, new: now, ...difference });
      else printSections(differenceInWords(old, now, difference));
      if (needsConsent(difference) && !accept) process.exitCode = 1;
    });
}
