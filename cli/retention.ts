import { Command, CommanderError } from "commander";
import { InputError } from "../strict-yaml/problem";
import { reportCommand } from "./commands/report";
import { sqlCommand } from "./commands/sql";
import { UsageError } from "./usage-error";

/**
 * Exit code for bad input and bad usage; 0 is clean, and a command that finds something sets `process.exitCode` to 1.
 */
const BAD_INPUT = 2;

/** In the order of the help. A command imports what it works with when it runs: the help is quick. */
const COMMANDS = [reportCommand, sqlCommand];

function program(): Command {
  const retention = new Command("retention").description(
    "What a retention policy means, for people and for databases.",
  );
  for (const command of COMMANDS) retention.addCommand(command());
  for (const command of [retention, ...retention.commands]) command.exitOverride();
  return retention;
}

function report(error: unknown): number {
  // Commander has printed what is wrong with the arguments, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : BAD_INPUT;
  if (!(error instanceof InputError || error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return BAD_INPUT;
}

program()
  .parseAsync()
  .catch((error: unknown) => {
    process.exitCode = report(error);
  });
