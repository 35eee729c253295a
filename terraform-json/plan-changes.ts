import { InputError, type Path, type Problem } from "../strict-yaml/problem";
import { isObject } from "./arguments";
import type { JsonObject } from "./json-document";

/** Terraform's words for what it does: developer.hashicorp.com/terraform/internals/json-format */
const ACTIONS: readonly unknown[] = ["no-op", "create", "read", "update", "delete", "forget"];

/** @throws InputError where a plan does not say what happens to a resource: nothing would be found there. */
export function verifyChanges(plan: JsonObject, file: string): void {
  const problems = [...listProblems(plan, "resource_changes"), ...listProblems(plan, "deferred_changes")];
  const { resource_changes: changes } = plan;
  if (Array.isArray(changes)) problems.push(...changes.flatMap(changeProblems));
  // Terraform writes a plan on one line.
  const found = problems.map((problem): Problem => ({ file, line: 1, column: 1, ...problem }));
  if (found.length > 0) throw new InputError(found);
}

type AtPath = Omit<Problem, "file" | "line" | "column">;

function listProblems(plan: JsonObject, name: string): AtPath[] {
  if (!(name in plan)) return [];
  const value = plan[name];
  if (!Array.isArray(value)) return [problem([name], "is not a list", "a list of objects")];
  return value.flatMap((item, i) =>
    isObject(item) ? [] : [problem([name, i], "is not an object", "an object")],
  );
}

function changeProblems(item: unknown, i: number): AtPath[] {
  if (!isObject(item)) return [];
  const at = ["resource_changes", i];
  const names = ["address", "type"].filter((name) => typeof item[name] !== "string");
  const problems = names.map((name) => problem([...at, name], "is not a text", "a text"));
  const { change } = item;
  const actions = isObject(change) ? change["actions"] : undefined;
  const areKnown =
    Array.isArray(actions) && actions.length > 0 && actions.every((action) => ACTIONS.includes(action));
  if (!areKnown) {
    problems.push(
      problem(
        [...at, "change", "actions"],
        "does not say what Terraform does",
        `a list of ${ACTIONS.join(", ")}`,
      ),
    );
  }
  return problems;
}

function problem(path: Path, wrong: string, allowed: string): AtPath {
  return { path, wrong, allowed: `allowed: ${allowed}` };
}
