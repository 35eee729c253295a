import type { TableConfiguration } from "./configuration";
import { countBefore } from "./look";
import type { PartitionPlan } from "./partition-plan";
import type { TableLine } from "./report-line";
import { isKeptUp, type RunContext, STRAGGLING, TableLook } from "./table-look";

/** Says what a run would do to one table. Nothing that it can reach changes anything: it has the session's SELECT alone. */
export async function dryRunTable(context: RunContext, table: TableConfiguration): Promise<TableLine> {
  const look = new TableLook(context, table);
  let plan: PartitionPlan | undefined;
  let rowsRemoved: number | null = null;
  await look.attempt(async () => {
    plan = await look.prepare();
    rowsRemoved = await countDue(context, look, plan);
  });
  const mayBeBlocked = (look.facts?.referredBy.length ?? 0) > 0;
  if (mayBeBlocked) {
    look.notes.push("rows that other rows refer to would stay: a dry run does not find out how many");
  }
  return look.line({
    dryRun: true,
    partitionsRemoved: plan?.drop.map(({ name }) => name) ?? [],
    partitionsCreated: plan?.create.map(({ name }) => name) ?? [],
    rowsRemoved,
    rowsBlocked: !look.facts || mayBeBlocked ? null : 0,
    finished: true,
  });
}

async function countDue(
  { session }: RunContext,
  look: TableLook,
  plan: PartitionPlan | undefined,
): Promise<number> {
  const { facts, cutoffs } = look;
  if (!facts) return 0;
  if (!plan || !isKeptUp(facts)) {
    look.requireIndex();
    return countBefore(session, facts, cutoffs.due);
  }
  const rest = facts.scheme.partitions.filter(
    ({ name }) => !plan.drop.some((dropped) => dropped.name === name),
  );
  const straggling = await countBefore(session, facts, plan.straggling, rest);
  if (straggling > 0) look.requireIndex(STRAGGLING);
  // Partitions come in the order of time, so all rows of those that would be dropped are from before the last end.
  const end = plan.drop.at(-1)?.end;
  return straggling + (end === undefined ? 0 : await countBefore(session, facts, end, plan.drop));
}
