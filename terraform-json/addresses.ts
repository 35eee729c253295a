/** An instance key at the end of a step of an address: `[0]`, `["guangzhou"]`. */
const KEY = String.raw`\[(?:\d+|"(?:[^"\\]|\\.)*")\]`;
const ANY_KEY = new RegExp(KEY, "g");
const STEP = new RegExp(String.raw`(?:${KEY}|[^.[\]])+`, "g");
const LAST_KEY = new RegExp(`${KEY}$`);

/** The address as the configuration has it, which knows no instances. */
export function withoutKeys(address: string): string {
  return address.replace(ANY_KEY, "");
}

/** The parts between the dots, each with its key. */
export function stepsOf(address: string): string[] {
  return address.match(STEP) ?? [];
}

/** The key of the last step, if it has one. */
function keyOf(address: string): string | undefined {
  return LAST_KEY.exec(address)?.[0];
}

/**
 * The instances that a reference may mean, of those that there are. A reference with keys means these instances; one
 * without means all of them, unless one has the key of the resource that refers (`each.key`).
 */
export function instancesOf(
  reference: string,
  from: string,
  instances: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const wanted = stepsOf(reference);
  const fitting = (instances.get(withoutKeys(reference)) ?? []).filter((address) =>
    stepsOf(address).every((step, i) => step === wanted[i] || withoutKeys(step) === wanted[i]),
  );
  const key = keyOf(from);
  const same = fitting.filter((address) => key !== undefined && keyOf(address) === key);
  return same.length > 0 ? same : fitting;
}

/** Addresses of instances by the address without keys. */
export function byConfiguredAddress(addresses: Iterable<string>): Map<string, string[]> {
  const instances = new Map<string, string[]>();
  for (const address of addresses) {
    const configured = withoutKeys(address);
    instances.set(configured, [...(instances.get(configured) ?? []), address]);
  }
  return instances;
}
