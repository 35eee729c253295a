import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { InputError } from "../strict-yaml/problem";
import { checkPlanCommand } from "./commands/check-plan";
import { diffCommand } from "./commands/diff";
import { elasticsearchCommand } from "./commands/elasticsearch";
import { explainCommand } from "./commands/explain";
import { reportCommand } from "./commands/report";
import { scheduleCommand } from "./commands/schedule";
import { simulateCommand } from "./commands/simulate";
import { sqlCommand } from "./commands/sql";
import { validateCommand } from "./commands/validate";
import { printable } from "../report/printable";
import { UsageError } from "./usage-error";
import { usageMessage } from "./usage-message";

/**
 * Exit code for bad input and bad usage; 0 is clean, and a command that finds something sets `process.exitCode` to 1.
 */
const BAD_INPUT = 2;

/** In the order of the help. A command imports what it works with when it runs: the help is quick. */
const COMMANDS = [
  validateCommand,
  scheduleCommand,
  explainCommand,
  diffCommand,
  reportCommand,
  checkPlanCommand,
  simulateCommand,
  sqlCommand,
  elasticsearchCommand,
];

const ABOUT = `
Works on retention-policy.yaml and environments/ of the folder it runs in; RETENTION_POLICY names another policy
file. Exit codes: 0 clean, 1 findings, 2 bad input or usage.

Example:
  $ npx retention schedule`;

function program(): Command {
  const retention = new Command("retention")
    .description("What a retention policy means, for people and for databases.")
    .version(version())
    .addHelpText("after", ABOUT);
  for (const command of COMMANDS) retention.addCommand(command());
  for (const command of withSubcommands(retention)) {
    command.exitOverride().configureOutput({
      outputError: (complaint, write) => write(`${printable(usageMessage(command, complaint))}\n`),
    });
  }
  return retention;
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

/** The nearest package.json above is the project's, be the command compiled or not. */
function version(): string {
  const folders = ["..", join("..", "..")].map((up) => join(__dirname, up, "package.json"));
  const file = folders.find((candidate) => existsSync(candidate)) ?? "";
  return (JSON.parse(readFileSync(file, "utf8")) as { readonly version: string }).version;
}

function report(error: unknown): number {
  // Commander has printed what is wrong with the arguments, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : BAD_INPUT;
  if (isFailedWrite(error)) return unwritten(error);
  if (!(error instanceof InputError || error instanceof UsageError)) throw error;
  process.stderr.write(`${printable(error.message)}\n`);
  return BAD_INPUT;
}

/** Of the answer itself: a command that writes files tells of these. */
function isFailedWrite(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error && error.syscall === "write";
}

function unwritten({ code }: NodeJS.ErrnoException): number {
  process.stderr.write(`standard output: cannot be written (${code})\n`);
  return BAD_INPUT;
}

// A pipe tells of a failure here; a file may throw it where it is written.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // Whoever reads the answer, such as head, may have enough of it.
  process.exit(error.code === "EPIPE" ? undefined : unwritten(error));
});

program()
  .parseAsync()
  .catch((error: unknown) => {
    process.exitCode = report(error);
  });
