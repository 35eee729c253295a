import { text } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import { daysBetweenRuns, isOn, timersOf } from "../arguments/timer";
import { purgeConfigurations, refusedInConfiguration } from "../arguments/purge-function";
import { type Rule, type Violation, verdictOf } from "../rule";

export const purgeRuns: Rule = {
  id: "purge-runs",
  title: "The purge can work, and a timer that is on runs it as often as the schedule says",
  why: "A purge that nothing calls deletes nothing, and each day between two runs is a day that rows stay longer. The function reads its configuration strictly: one that it refuses ends every run before anything is deleted.",
  exemptable: false,
  resourceTypes: ["tencentcloud_scf_function"],
  check(scfFunction, { coverage, resources }) {
    const settings = coverage.of(scfFunction)?.settings;
    const configurations = purgeConfigurations(scfFunction, resources);
    if (settings?.kind !== "mysql" || "leftOut" in settings.purge || !configurations) return "not-applicable";
    const timers = timersOf(scfFunction, resources);
    return verdictOf([
      ...configurations.flatMap(refusedInConfiguration).map(refused),
      ...whatKeepsItFromRunning(timers, settings.purge.everyDays),
    ]);
  },
};

function refused(value: string): Violation {
  return {
    argument: "configuration of the purge",
    value,
    wrong: "the function refuses it, and deletes nothing",
    allowed: "what purgeConfiguration makes",
  };
}

function whatKeepsItFromRunning(timers: readonly Resource["values"][], everyDays: number): Violation[] {
  if (timers.length === 0) {
    return [{ argument: "triggers", wrong: "nothing runs the purge", allowed: "a timer that is on" }];
  }
  const running = timers.filter(isOn);
  if (running.length === 0) {
    return [
      { argument: "enable of the timer", value: "CLOSE", wrong: "nothing runs the purge", allowed: "OPEN" },
    ];
  }
  const known = running.flatMap((timer) => text(timer, "trigger_desc") ?? []);
  if (known.length < running.length || known.some((timer) => daysBetweenRuns(timer) <= everyDays)) return [];
  return [
    {
      argument: "trigger_desc of the timer",
      value: known[0],
      wrong: "rows stay longer between two runs than scheduled",
      allowed:
        everyDays === 1 ? "every day: 0 0 2 * * * *" : `at least every ${everyDays} days: 0 0 2 * * MON *`,
    },
  ];
}
