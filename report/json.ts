import type { RetentionReport } from "./model";

/** The whole report, for machines. */
export function jsonReport(report: RetentionReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
