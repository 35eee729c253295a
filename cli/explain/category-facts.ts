import { chosenCategory } from "../../policy/chosen-category";
import { flatElements } from "../../policy/flat-elements";
import type { ScheduledPolicy } from "../load-schedule";
import { ifThePeriodChanges } from "./period-change";
import { uncontrolledCopies } from "./uncontrolled-copies";

/**
 * What the story of a category is told from, for machines. Windows are in minutes, as in the schedule.
 *
 * @param file the policy, as somebody would name it.
 * @throws InputError if the policy has no such category.
 */
export function categoryFacts({ document, schedule }: ScheduledPolicy, name: string, file: string): object {
  const { title, description, elements, specialCategory, purposes, legalBasis } = chosenCategory(
    document,
    name,
  );
  const scheduled = schedule.categories[name];
  if (!scheduled) throw new Error(`${name} is stored nowhere: the policy is checked for it`);
  const { retention, window, holdings } = scheduled;
  return {
    category: name,
    title,
    description,
    elements: [...flatElements(elements).keys()],
    specialCategory,
    purposes,
    legalBasis,
    retention,
    window,
    holdings: holdings.map((holding) => ({ ...holding, settings: schedule.stores[holding.store] })),
    notControllable: uncontrolledCopies(scheduled, schedule),
    ifThePeriodChanges: ifThePeriodChanges(scheduled, schedule, file),
  };
}
