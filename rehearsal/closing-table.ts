import { readFileSync } from "node:fs";
import { join } from "node:path";
import { days } from "../policy/counted";
import { textTable } from "../cli/output/text-table";
import { windowSum } from "../cli/output/window-sum";
import type { Holding } from "../schedule/holding";
import type { RetentionSchedule } from "../schedule/schedule";
import type { Stack } from "./cdktf";
import type { StoredResource } from "./state";

interface TerraformJson {
  readonly resource?: Record<
    string,
    Record<string, { readonly "//": { readonly metadata: { readonly path: string } } }>
  >;
}

const HEAD = ["store", "resources", "category", "deleted at", "gone for good after"];

/** What was deployed for each store, when it deletes, and when the last copy of each category is gone. */
export function closingTable(
  stacks: readonly Stack[],
  deployed: readonly StoredResource[],
  schedule: RetentionSchedule,
): string {
  const counts = countResources(stacks, deployed, Object.keys(schedule.stores));
  const holdings = Object.values(schedule.categories).flatMap((category) => category.holdings);
  const rows = holdings.map((holding, i) => {
    const first = holdings.findIndex(({ store }) => store === holding.store) === i;
    return [
      ...(first ? [holding.store, String(counts.get(holding.store) ?? 0)] : ["", ""]),
      ...cells(holding),
    ];
  });
  const shared = counts.get(undefined) ?? 0;
  return [textTable(HEAD, rows), `Besides, ${shared} resources that all stores share.`].join("\n");
}

function cells({ category, deleteAfterDays, window }: Holding): string[] {
  return [category, days(deleteAfterDays), windowSum(window)];
}

/** Resources by the store that they belong to, told by their place in the tree of constructs; without one, the rest. */
function countResources(
  stacks: readonly Stack[],
  deployed: readonly StoredResource[],
  stores: readonly string[],
): Map<string | undefined, number> {
  const owners = new Map<string, string | undefined>();
  for (const { folder } of stacks) {
    const { resource = {} } = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as TerraformJson;
    for (const [type, named] of Object.entries(resource)) {
      for (const [name, { "//": comment }] of Object.entries(named)) {
        const [, ...places] = comment.metadata.path.split("/");
        owners.set(
          `${type}.${name}`,
          places.find((place) => stores.includes(place)),
        );
      }
    }
  }
  const counts = new Map<string | undefined, number>();
  for (const { type, name } of deployed) {
    const owner = owners.get(`${type}.${name}`);
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  return counts;
}
