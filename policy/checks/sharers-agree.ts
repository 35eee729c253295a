import type { Path } from "../../strict-yaml/problem";
import { withEarlier, type Occupant } from "../occupants";
import type { Elements, ElementType } from "../policy";
import { isSameReading, type TimeReading } from "../time-reading";
import { UTC } from "../utc-offset";
import type { Check } from "./check";

/** Categories that share a table or an index share its columns, what says how old a row is, and its partitions. */
export const sharersAgree: Check = function* ({ policy, kinds }) {
  for (const { occupant, earlier } of withEarlier(policy, kinds)) {
    const reported = new Set<string>();
    for (const other of earlier) {
      if (other.category === occupant.category) continue;
      for (const { path, mine, theirs, onKey } of differences(occupant, other)) {
        if (reported.has(path.join("."))) continue;
        reported.add(path.join("."));
        yield {
          path,
          wrong: `${mine} differs from ${theirs}, which ${other.category} says for the same ${occupant.label}`,
          allowed: `allowed: ${theirs}, or another ${occupant.noun}`,
          ...(onKey && { onKey }),
        };
      }
    }
  }
};

interface Difference {
  readonly path: Path;
  readonly mine: string;
  readonly theirs: string;
  readonly onKey?: boolean;
}

function* differences(mine: Occupant, theirs: Occupant): Iterable<Difference> {
  if (mine.time && theirs.time && mine.time.element !== theirs.time.element) {
    yield { path: mine.time.path, mine: mine.time.element, theirs: theirs.time.element };
  }
  yield* readingDifferences(mine, theirs);
  const partitions = [mine, theirs].map(({ partition }) => partition?.period);
  if (mine.partition && partitions[0]?.days !== partitions[1]?.days) {
    const [myPartition, theirPartition] = partitions.map((period) =>
      period ? `partition ${period}` : "no partition",
    );
    yield { path: mine.partition.path, mine: myPartition ?? "", theirs: theirPartition ?? "" };
  }
  if (!mine.columns) return;
  const path = ["categories", mine.category, "elements"];
  yield* elementDifferences(mine.elements, theirs.elements, path, mine.columns.caseMatters);
}

function* readingDifferences({ time: mine }: Occupant, { time: theirs }: Occupant): Iterable<Difference> {
  if (!mine?.reading || !theirs?.reading || isSameReading(mine.reading, theirs.reading)) return;
  const beside = mine.path.slice(0, -1);
  for (const key of ["timeZone", "unit"] as const) {
    const [own, other] = [mine.reading, theirs.reading].map((reading) => told(reading, key));
    if (own !== other) yield { path: [...beside, key], mine: own ?? "", theirs: other ?? "" };
  }
}

function told(reading: TimeReading, key: keyof TimeReading): string {
  const value = reading[key];
  return value === undefined || value === UTC ? `no ${key}` : `${key} ${value}`;
}

function* elementDifferences(
  mine: Elements,
  theirs: Elements,
  path: Path,
  caseMatters: boolean,
): Iterable<Difference> {
  for (const [name, type] of Object.entries(mine)) {
    const same = Object.keys(theirs).find((other) => isSameName(other, name, caseMatters));
    const other = same === undefined ? undefined : theirs[same];
    if (same === undefined || other === undefined) continue;
    const at = [...path, name];
    if (same !== name) yield { path: at, mine: `"${name}"`, theirs: `"${same}"`, onKey: true };
    else if (typeof type !== "string" && typeof other !== "string")
      yield* elementDifferences(type, other, at, true);
    else if (type !== other) yield { path: at, mine: typeName(type), theirs: typeName(other) };
  }
}

function isSameName(a: string, b: string, caseMatters: boolean): boolean {
  return caseMatters ? a === b : a.toLowerCase() === b.toLowerCase();
}

function typeName(type: ElementType | Elements): string {
  return typeof type === "string" ? type : "a map of elements";
}
