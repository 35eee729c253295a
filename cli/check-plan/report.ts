import type { GuardFinding } from "../../constructs/guard/finding";
import { oneLine, printable } from "../../report/printable";
import { textTable } from "../output/text-table";
import type { CheckedPlan } from "./check-plan";
import type { ChangeFinding } from "./examine-changes";

/** The report for a person: what must be decided first. */
export function textReport(file: string, checked: CheckedPlan): string {
  const { changes, findings, exempted, notes } = checked;
  const parts = [
    `${file}: ${headline(checked)}`,
    table("What the plan does", changes.map(changeRow)),
    table(`What is wrong in the ${checked.of}`, findings.map(findingRow)),
    table(
      "Exempted",
      exempted.map(({ finding, reason }) => [
        finding.rule.id,
        finding.address,
        `${found(finding)}; because: ${reason}`,
      ]),
    ),
    table(
      "To know",
      notes.map(({ rule, address, what }) => [rule.id, address, what]),
    ),
    openArguments(checked),
    deferredResources(checked),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** The same for a program, as what is to be JSON. */
export function jsonReport(file: string, checked: CheckedPlan): object {
  const change = ({ rule, address, what }: ChangeFinding) => ({ rule: rule.id, address, what });
  const finding = ({ rule, address, argument, value, wrong, allowed }: GuardFinding) => ({
    rule: rule.id,
    address,
    argument,
    value: value ?? null,
    wrong,
    allowed,
  });
  return {
    file,
    of: checked.of,
    changes: checked.changes.map((one) => ({ ...change(one), remedy: one.rule.remedy })),
    findings: checked.findings.map((one) => ({ ...finding(one), exemptable: one.rule.exemptable })),
    exempted: checked.exempted.map((one) => ({ ...finding(one.finding), reason: one.reason })),
    notes: checked.notes.map(change),
    unknownArguments: checked.unknownArguments,
    deferred: checked.deferred,
  };
}

function headline({ of, changes, findings }: CheckedPlan): string {
  const counts = [
    ...(changes.length > 0 ? [count(changes.length, "change", "to decide on")] : []),
    ...(findings.length > 0
      ? [count(findings.length, "finding", `in what ${of === "plan" ? "will be" : "is"}`)]
      : []),
  ];
  return counts.length > 0 ? counts.join(", ") : "nothing to decide, nothing wrong";
}

function table(title: string, rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  // A cell must not look like two rows, and is as wide as what is shown of it.
  const shown = rows.map((row) => row.map((cell) => printable(oneLine(cell))));
  return `${title}\n${textTable(["rule", "resource", "what"], shown)}`;
}

function changeRow({ rule, address, what }: ChangeFinding): string[] {
  return [rule.id, address, `${what}; to do: ${rule.remedy}`];
}

function findingRow(finding: GuardFinding): string[] {
  const exemption = finding.rule.exemptable ? "" : "; cannot be exempted";
  return [finding.rule.id, finding.address, `${found(finding)}; allowed: ${finding.allowed}${exemption}`];
}

function found({ argument, value, wrong }: GuardFinding): string {
  return value === undefined
    ? `${argument} is not set: ${wrong}`
    : `${argument} is ${JSON.stringify(value)}: ${wrong}`;
}

function openArguments({ unknownArguments }: CheckedPlan): string {
  if (unknownArguments === 0) return "";
  const are = unknownArguments === 1 ? "is" : "are";
  const were = unknownArguments === 1 ? "was" : "were";
  return `${count(unknownArguments, "argument", `${are} known after the apply only, and ${were} not checked.`)}`;
}

function deferredResources({ deferred }: CheckedPlan): string {
  if (deferred.length === 0) return "";
  const [are, were] = deferred.length === 1 ? ["is", "was"] : ["are", "were"];
  const left = `${are} left to a later plan by Terraform, and ${were} not checked`;
  return `${count(deferred.length, "resource", left)}: ${deferred.map(oneLine).join(", ")}`;
}

function count(number: number, noun: string, rest: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"} ${rest}`;
}
