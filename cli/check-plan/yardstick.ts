import { timerZonesOf } from "../../constructs/guard/timer-zones";
import { loadProject } from "../load-project";
import { loadSchedule } from "../load-schedule";
import type { Yardstick } from "./check-plan";

/**
 * What a plan is held against: the policy, whether the environment wants protection, and by which clocks it says that
 * timers run. A plan of another tool has no environment here; protection is then assumed to be wanted.
 *
 * @throws InputError with everything that is wrong with the policy or the environment.
 */
export function yardstickIn(folder: string, variables: NodeJS.ProcessEnv): Yardstick {
  if (!variables["RETENTION_ENVIRONMENT"]) {
    return { schedule: loadSchedule(folder, variables).schedule, destroyProtection: true };
  }
  const { schedule, environment } = loadProject(folder, variables);
  const { destroyProtection } = environment;
  return { schedule, destroyProtection, timerZones: timerZonesOf(schedule, environment) };
}
