/** `1 hour`, `3 hours` */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** `1 day`, `7 days` */
export function days(count: number): string {
  return counted(count, "day");
}
