import type { Command } from "commander";

/** Commander's complaint about a command line, in the form that everything else is told in. */
export function usageMessage(command: Command, complaint: string): string {
  const text = complaint.replace(/^error: /, "").trim();
  const refused = /^(?<wrong>.* is invalid)\. (?:allowed: |Allowed choices are )(?<allowed>.*)\.$/s.exec(
    text,
  );
  const [wrong = "", meant] = text.split(/\n\(Did you mean (.*)\?\)$/s);
  const question = meant === undefined ? "" : `did you mean ${meant}? `;
  const said = refused?.groups
    ? `${refused.groups["wrong"]}; allowed: ${refused.groups["allowed"]}`
    : `${wrong.replace(/\.$/, "")}; ${question}allowed: ${allowed(command, wrong)}`;
  return `${fullName(command)}: ${said}`;
}

function allowed(command: Command, wrong: string): string {
  if (wrong.startsWith("unknown command")) return command.commands.map((each) => each.name()).join(", ");
  if (wrong.startsWith("unknown option")) {
    return [...command.options.map(({ long }) => long), "--help"].join(", ");
  }
  return `${fullName(command)} ${command.usage()}`;
}

function fullName(command: Command): string {
  const parent = command.parent ? `${fullName(command.parent)} ` : "";
  return `${parent}${command.name()}`;
}
