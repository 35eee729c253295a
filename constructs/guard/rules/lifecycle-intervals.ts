import { CLUSTER_SETTINGS, type ClusterSetting, clusterSettings } from "../arguments/cluster-settings";
import { daysOf } from "../arguments/duration";
import { type Rule, type Violation, verdictOf } from "../rule";

export const lifecycleIntervals: Rule = {
  id: "lifecycle-intervals",
  title: "A cluster looks for what is due as often as the window assumes",
  why: "The window counts the defaults of Elasticsearch: a look at the indices every 10 minutes, and one run a day, of an hour at most, that removes expired snapshots. Whatever is rarer deletes later.",
  exemptable: true,
  resourceTypes: [CLUSTER_SETTINGS],
  check(resource) {
    const judged = clusterSettings(resource).filter(({ name }) => Object.hasOwn(SETTINGS, name));
    if (judged.length === 0) return "not-applicable";
    return verdictOf(judged.flatMap(violations));
  },
};

interface Interval {
  readonly fits: (value: string) => boolean;
  readonly wrong: string;
  readonly allowed: string;
}

const SETTINGS: Readonly<Record<string, Interval>> = {
  "indices.lifecycle.poll_interval": {
    fits: (value) => atMost(value, "10m"),
    wrong: "indices are looked at less often than the window assumes",
    allowed: "10m or less, or not set",
  },
  "slm.retention_schedule": {
    // On every day of every month, whatever the time.
    fits: (value) => /^\S+ \S+ \S+ [*?] \* [*?]( \*)?$/.test(value),
    wrong: "expired snapshots are not removed every day",
    allowed: "a time of every day, such as 0 30 1 * * ?, or not set",
  },
  "slm.retention_duration": {
    fits: (value) => atMost(value, "1h"),
    wrong: "a run that removes snapshots may take longer than the window assumes",
    allowed: "1h or less, or not set",
  },
};

function violations({ name, argument, values }: ClusterSetting): Violation[] {
  const { fits, wrong, allowed } = SETTINGS[name] as Interval;
  return values
    .filter((value) => !fits(value))
    .map((value): Violation => ({ argument, value, wrong, allowed }));
}

function atMost(value: string, most: string): boolean {
  const [given, limit] = [daysOf(value), daysOf(most)];
  return given !== undefined && limit !== undefined && given <= limit;
}
