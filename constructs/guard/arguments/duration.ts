const MS_PER_UNIT: Readonly<Record<string, number>> = {
  nanos: 1e-6,
  micros: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** The days of an Elasticsearch time value, such as `730d`, `36h` or `10m`; nothing for anything else. */
export function daysOf(value: unknown): number | undefined {
  const [, count, unit] = /^(\d+)([a-z]+)$/.exec(String(value)) ?? [];
  const ms = unit === undefined ? undefined : MS_PER_UNIT[unit];
  return ms === undefined ? undefined : (Number(count) * ms) / 86_400_000;
}
