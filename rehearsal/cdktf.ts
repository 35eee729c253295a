import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { AttachedProvider } from "./attach";
import type { Command } from "./command";
import { rehearsalEnvironment } from "./environment";
import type { Session } from "./session";
import { TERRAFORM } from "./terraform-version";

const PROJECT = join(__dirname, "..");
const CDKTF = join(PROJECT, "node_modules", ".bin", "cdktf");

export interface RehearsalOptions {
  /** The app then builds its stores without deletion protection. */
  readonly destroyProtection?: "off";
}

/** A stack as cdktf lists it. */
export interface Stack {
  readonly name: string;
  readonly folder: string;
  /** Stacks whose outputs it reads: it cannot be planned before they are deployed. */
  readonly dependencies: readonly string[];
}

/** One cdktf command of the project, under the rehearsal. */
export function cdktf(
  session: Session,
  provider: AttachedProvider,
  args: readonly string[],
  options: RehearsalOptions = {},
): Command {
  return { file: CDKTF, args, cwd: PROJECT, env: rehearsalEnvironment(session, provider, options) };
}

/** One Terraform command in the folder of a stack that is synthesized and initialized. */
export function terraform(
  session: Session,
  provider: AttachedProvider,
  stack: Stack,
  args: readonly string[],
): Command {
  return { file: TERRAFORM, args, cwd: stack.folder, env: rehearsalEnvironment(session, provider) };
}

/** The stacks that the app synthesized. */
export function synthesizedStacks({ output }: Session): Stack[] {
  const manifest = JSON.parse(readFileSync(join(output, "manifest.json"), "utf8")) as {
    stacks: Record<string, { name: string; workingDirectory: string; dependencies?: string[] }>;
  };
  return Object.values(manifest.stacks).map(({ name, workingDirectory, dependencies = [] }) => {
    return { name, folder: join(output, workingDirectory), dependencies };
  });
}

/** The addresses that the configuration of a stack has an import for. */
export function importedAddresses({ folder }: Stack): string[] {
  const { import: imports = [] } = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as {
    import?: { to: string }[];
  };
  return imports.map(({ to }) => to);
}

/**
 * The stacks that the arguments of a cdktf command name, patterns such as `*` included. With one stack nobody has to
 * name it; of several, cdktf takes none that is not named.
 */
export function namedStacks(session: Session, args: readonly string[]): Stack[] {
  const stacks = synthesizedStacks(session);
  if (stacks.length === 1) return stacks;
  return stacks.filter(({ name }) => args.slice(1).some((pattern) => isNamedBy(name, pattern)));
}

function isNamedBy(name: string, pattern: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(name);
}

/** When the app synthesized its stacks, in milliseconds; 0 if it never did. */
export function synthesizedAt({ output }: Session): number {
  const manifest = join(output, "manifest.json");
  return existsSync(manifest) ? statSync(manifest).mtimeMs : 0;
}
