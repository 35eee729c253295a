import { SCHEDULE_KINDS } from "../../schedule/kinds";
import { days } from "../../policy/counted";
import { nextRun } from "../../schedule/next-run";
import type { CategorySchedule, RetentionSchedule } from "../../schedule/schedule";

/**
 * What another period would do, for each place of a category.
 *
 * @param file the policy, as somebody would name it.
 */
export function ifThePeriodChanges(
  { holdings }: CategorySchedule,
  { stores }: RetentionSchedule,
  file: string,
): string[] {
  return [
    ...holdings.flatMap(({ store, unit, window }) => {
      const kind = stores[store]?.kind;
      if (!kind) return [];
      const { records } = SCHEDULE_KINDS[kind];
      const run = nextRun(kind, window);
      if (!run) return [`nothing here deletes ${records} of ${unit}: another period changes nothing`];
      return [
        `shorter: ${records} of ${unit} that are older than the new period go at the next ${run.name}, within ` +
          `${days(run.withinDays)} of the deploy, and nothing brings them back`,
      ];
    }),
    "longer: what is there when it is deployed stays until it is as old as the new period; what is gone stays gone",
    "either way the settings are changed in place: nothing is replaced",
    `try it: change the policy, then npx retention diff HEAD ${file}`,
  ];
}
