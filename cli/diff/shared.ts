import { days } from "../../policy/counted";

/** What becomes of the data that a category has in a place that others keep. */
export function shared(where: string, deleteAfterDays: number): string {
  return `what it has in ${where} goes with what others have there, at ${days(deleteAfterDays)}`;
}
