const DAYS_OF_WEEK = 7;

/**
 * The most days between two runs of a timer of SCF, whose seven fields are second, minute, hour, day of the month,
 * month, day of the week, year (tencentcloud.com/document/product/583/9708). Infinity if it names days of a month.
 */
export function daysBetweenRuns(cron: string): number {
  const [, , , dayOfMonth, month, dayOfWeek, year] = cron.trim().split(/\s+/);
  if (dayOfMonth !== "*" || month !== "*" || year !== "*") return Infinity;
  return dayOfWeek === "*" ? 1 : DAYS_OF_WEEK;
}
