import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { type PolicyDocument, readPolicy } from "../../policy/read-policy";
import { InputError } from "../../strict-yaml/problem";
import { shownPath, utf8 } from "../input-file";
import { policyPath, readPolicyText } from "../policy-file";

/** More than any policy has, in bytes. */
const LARGEST_FILE = 64 * 1024 * 1024;

const ALLOWED = "allowed: a policy file, or a revision of git such as HEAD~1";

/**
 * The policy that a path names, or, if nothing lies there, a revision of git: the policy file as it was then.
 *
 * @throws InputError if there is neither, or with everything that is wrong with the policy.
 */
export function policyAt(which: string, folder: string, variables: NodeJS.ProcessEnv): PolicyDocument {
  const path = resolve(folder, which);
  if (existsSync(path)) return readPolicy(readPolicyText(path), shownPath(path));
  const current = policyPath(folder, variables);
  return readPolicy(textAtRevision(which, current), `${which}:${shownPath(current)}`);
}

function textAtRevision(revision: string, path: string): string {
  const refusal = (wrong: string) =>
    new InputError([{ file: revision, line: 1, column: 1, path: [], wrong, allowed: ALLOWED }]);
  const git = (...args: string[]) => {
    const { error, status, stdout } = spawnSync("git", ["-C", dirname(path), ...args], {
      maxBuffer: LARGEST_FILE,
    });
    if (error) throw refusal("is no file, and git, which would know a revision, cannot be run");
    return { ok: status === 0, stdout };
  };
  if (!existsSync(dirname(path)) || !git("rev-parse", "--git-dir").ok) {
    throw refusal(`is no file, and ${shownPath(dirname(path)) || "this folder"} is in no repository of git`);
  }
  const commit = git("rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`);
  if (!commit.ok) throw refusal("is neither a file nor a revision of git");
  const blob = git("cat-file", "blob", `${commit.stdout.toString().trim()}:./${basename(path)}`);
  if (!blob.ok) throw refusal(`had no ${shownPath(path)}`);
  const text = utf8(blob.stdout);
  if (text === undefined) throw refusal(`had a ${shownPath(path)} that is not UTF-8 text`);
  return text;
}
