import { managedIndices, type ManagedIndex } from "../../constructs/elasticsearch/definitions/managed-index";
import type { ElasticsearchSettings } from "../../schedule/kinds/elasticsearch";
import { allowedNames } from "../../strict-yaml/did-you-mean";
import { UsageError } from "../usage-error";
import { type AdoptedIndex, readAdoptedIndex } from "./adopted-index";
import { adoptionChanges, type CheckedIndex, copyOf } from "./adoption-changes";
import { adoptionChecks } from "./adoption-checks";

export interface AdoptionOptions {
  /** The index of the policy whose period holds. @default - the only one */
  readonly as?: string;
  /** Whether the indices are those behind an alias that has the name of the data stream. @default false */
  readonly series?: boolean;
  /** In milliseconds since 1970. */
  readonly now: number;
  /** What has to be given again to come back to the same store, such as `--store logs`. @default - nothing */
  readonly again?: readonly string[];
}

/**
 * Requests for Kibana's Dev Tools that bring indices which exist under the lifecycle policy of a data stream: no
 * document goes before its period, and none stays for ever. First those that look whether it can be done; with the
 * times of the youngest documents, which these find, those that do it.
 *
 * @param given names of indices in the cluster, with or without these times.
 * @throws UsageError with everything that is wrong with them.
 */
export function adoption(
  settings: ElasticsearchSettings,
  given: readonly string[],
  { as, series = false, now, again = [] }: AdoptionOptions,
): string {
  const read = [...new Set(given)].map((argument) => readAdoptedIndex(argument, now));
  const indices = read.filter((one) => typeof one !== "string");
  const target = targetOf(managedIndices(settings), as);
  const refusals = [
    ...read.filter((one) => typeof one === "string"),
    ...twice(indices),
    ...timeless(indices),
    ...(typeof target === "string" ? [target] : contradictions(target, indices, series)),
  ];
  if (refusals.length > 0 || typeof target === "string") throw new UsageError(refusals.join("\n"));
  const lines = indices.every(isChecked)
    ? adoptionChanges(target, indices, { series, now })
    : adoptionChecks(target, indices, [...again, ...(series ? ["--series"] : [])]);
  return `${lines.join("\n")}\n`;
}

function isChecked(index: AdoptedIndex): index is CheckedIndex {
  return index.youngest !== undefined;
}

function targetOf(managed: readonly ManagedIndex[], as?: string): ManagedIndex | string {
  const names = managed.map(({ name }) => name);
  const [first] = managed;
  if (as === undefined && first && managed.length === 1) return first;
  if (as === undefined) return `--as: is missing, and the store has several; allowed: ${names.join(", ")}`;
  return managed.find(({ name }) => name === as) ?? `--as: no such index; ${allowedNames(as, names)}`;
}

function twice(indices: readonly AdoptedIndex[]): string[] {
  const names = indices.map(({ name }) => name);
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))].map(
    (name) => `${name}: is there twice, with different times; allowed: one of them`,
  );
}

function timeless(indices: readonly AdoptedIndex[]): string[] {
  if (indices.every((index) => !isChecked(index))) return [];
  return indices
    .filter((index) => !isChecked(index))
    .map(({ name }) => `${name}: has no time, and others have; allowed: ${name}:<milliseconds>, or no times`);
}

/** A name in a cluster is that of an index, an alias or a data stream. */
function contradictions(target: ManagedIndex, indices: readonly AdoptedIndex[], series: boolean): string[] {
  const isGiven = (name: string) => indices.some((index) => index.name === name);
  const isAlias = (name: string) => series && name === target.name;
  return [
    ...(isGiven(target.name) && isGiven(copyOf(target))
      ? [`${copyOf(target)}: is what ${target.name} is copied to; allowed: to adopt it by itself, before`]
      : []),
    ...(isGiven(target.name) && series
      ? [`--series: ${target.name} is an alias then, and not an index; allowed: the indices behind it`]
      : []),
    ...indices.flatMap(({ name, dataStream: stream }) =>
      stream !== undefined && (isGiven(stream) || isAlias(stream))
        ? [`${name}: ${stream} is a data stream then; allowed: its backing indices by themselves`]
        : [],
    ),
  ];
}
