/** Whether an Elasticsearch version, such as "7.14.2", is `least` or later. */
export function isAtLeast(version: string, least: string): boolean {
  const [found, wanted] = [version, least].map((text) => text.split(".").map(Number)) as [number[], number[]];
  for (let i = 0; i < wanted.length; i++) {
    const difference = (found[i] ?? 0) - (wanted[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
