import type { ConsoleRequest } from "./console-requests";

/**
 * What Elasticsearch 8 has against requests, by what was seen on 8.6.2: sent one after the other to a cluster that has
 * nothing yet. Of what a body holds only the keys are known here: `npm run test:deep` sends mappings, roles and users.
 */
export function refusals(requests: readonly ConsoleRequest[]): string[] {
  const there = new Set<string>();
  return requests.flatMap(({ line, body }) => {
    const [, api = "", name = ""] = /^PUT \/(_[a-z]+(?:_[a-z]+)?(?:\/[a-z]+)?)\/([^/]+)$/.exec(line) ?? [];
    const rules = RULES[api];
    if (!rules) return [`${line}: no such API`];
    const object = (body ?? {}) as Readonly<Record<string, unknown>>;
    const found = [
      ...(rules.keys.length === 0 && body !== undefined ? ["has a body"] : []),
      ...(rules.keys.length > 0 && body === undefined ? ["has no body"] : []),
      ...Object.keys(object)
        .filter((key) => !rules.keys.includes(key))
        .map((key) => `has the key ${key}`),
      ...rules
        .needs(object, decodeURIComponent(name))
        .filter((other) => !there.has(other))
        .map((other) => `is sent before ${other}`),
      ...(rules.wrong?.(object) ?? []),
    ];
    there.add(`${api}/${decodeURIComponent(name)}`);
    return found.map((wrong) => `${line}: ${wrong}`);
  });
}

interface Rules {
  /** Which a body may have; none of them if there must be no body. */
  readonly keys: readonly string[];
  /** What has to be there before. */
  // JSON, of which each rule knows the form.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly needs: (body: any, name: string) => string[];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly wrong?: (body: any) => string[];
}

const nothing = (): string[] => [];

const RULES: Readonly<Record<string, Rules>> = {
  "_ilm/policy": {
    keys: ["policy"],
    needs: nothing,
    wrong: ({ policy }) =>
      Object.keys(policy.phases.hot.actions.rollover).some((name) => name.startsWith("max_"))
        ? []
        : ["has no max_ condition"],
  },
  "_ingest/pipeline": { keys: ["description", "processors"], needs: nothing },
  _index_template: {
    keys: ["index_patterns", "data_stream", "priority", "template"],
    needs: ({ template: { settings } }) => [
      `_ilm/policy/${settings["index.lifecycle.name"]}`,
      `_ingest/pipeline/${settings["index.final_pipeline"]}`,
    ],
  },
  _data_stream: { keys: [], needs: (_, name) => [`_index_template/retention-${name}`] },
  "_security/role": { keys: ["cluster", "indices"], needs: nothing },
  "_security/user": {
    keys: ["password", "roles"],
    needs: ({ roles }) => roles.map((name: string) => `_security/role/${name}`),
    wrong: ({ password }) =>
      password === undefined
        ? ["has no password"]
        : password.length < 6
          ? ["has a password of less than 6 characters"]
          : [],
  },
  "_slm/policy": {
    keys: ["name", "schedule", "repository", "config", "retention"],
    needs: ({ config }) => config.indices.map((name: string) => `_data_stream/${name}`),
  },
};
