import { allowedNames, nearest } from "../../strict-yaml/did-you-mean";
import { withoutKeys } from "../../terraform-json/addresses";
import { isObject } from "../../terraform-json/arguments";
import { type Exemption, EXEMPTIONS_OUTPUT } from "./exemptions-output";
import type { GuardFinding } from "./finding";
import { RULES } from "./rules";

/** A finding that an exemption lifts. */
export interface ExemptedFinding {
  readonly finding: GuardFinding;
  readonly reason: string;
}

export interface Examined {
  /** What is left to be answered for. */
  readonly findings: readonly GuardFinding[];
  readonly exempted: readonly ExemptedFinding[];
  /** Exemptions that lift nothing: left alone, they would hide what goes wrong later. */
  readonly unused: readonly Exemption[];
}

const CATALOGUE = "the ids in docs/guard.md";

/** What is wrong with an exemption, in words; nothing if it is allowed. */
export function refusalOf(rule: string, reason: string): string | undefined {
  const known = RULES.find(({ id }) => id === rule);
  if (!known) return `no rule is called ${JSON.stringify(rule)}; ${idMeant(rule)}`;
  if (!known.exemptable) return `${rule} cannot be exempted; allowed: what is as the rule says`;
  if (reason.trim() === "")
    return `the exemption from ${rule} has no reason; allowed: why it may be left alone`;
  return undefined;
}

/** The findings without those that an exemption lifts. */
export function examine(findings: readonly GuardFinding[], exemptions: readonly Exemption[]): Examined {
  // A configuration knows no instances of a resource, which a plan does: the exemption is for all of them.
  const lifts = ({ rule, resources }: Exemption, { rule: broken, address }: GuardFinding) =>
    rule === broken.id &&
    broken.exemptable &&
    (resources.includes(address) || resources.includes(withoutKeys(address)));
  const lifted = (finding: GuardFinding) => exemptions.find((exemption) => lifts(exemption, finding));
  return {
    findings: findings.filter((finding) => !lifted(finding)),
    exempted: findings.flatMap((finding) => {
      const exemption = lifted(finding);
      return exemption ? [{ finding, reason: exemption.reason }] : [];
    }),
    unused: exemptions.filter((exemption) => !findings.some((finding) => lifts(exemption, finding))),
  };
}

/** The exemptions that a configuration, a plan or a state carries in its outputs. What is no such list is none. */
export function readExemptions(outputs: Readonly<Record<string, unknown>>): Exemption[] {
  const written = outputs[EXEMPTIONS_OUTPUT];
  if (typeof written !== "string") return [];
  try {
    const list: unknown = JSON.parse(written);
    return Array.isArray(list)
      ? list.filter(isExemption).filter(({ rule, reason }) => !refusalOf(rule, reason))
      : [];
  } catch {
    return [];
  }
}

function isExemption(value: unknown): value is Exemption {
  if (!isObject(value)) return false;
  const { rule, resources, reason } = value;
  return (
    typeof rule === "string" &&
    typeof reason === "string" &&
    Array.isArray(resources) &&
    resources.every((address) => typeof address === "string")
  );
}

/** All of them only if none is near: whoever mistypes ten is not told ten times. */
function idMeant(written: string): string {
  const ids = RULES.map(({ id }) => id);
  const allowed = nearest(String(written), ids) === undefined ? exemptableIds().join(", ") : CATALOGUE;
  return allowedNames(written, ids, allowed);
}

function exemptableIds(): string[] {
  return RULES.filter(({ exemptable }) => exemptable).map(({ id }) => id);
}
