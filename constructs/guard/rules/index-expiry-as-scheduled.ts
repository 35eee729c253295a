import { blocks, text } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import { daysOf } from "../arguments/duration";
import { indexOptions } from "../arguments/index-options";
import { coversIndex, indexPatterns } from "../arguments/index-patterns";
import { dataRetention, INDEX_LIFECYCLE, INDEX_TEMPLATE } from "../arguments/index-template";
import { deletionAgeIs } from "../deletion-age-is";
import { type Rule, type RuleContext, type Violation, verdictOf } from "../rule";

const AUTONOMOUS = "tencentcloud_elasticsearch_index";

export const indexExpiryAsScheduled: Rule = {
  id: "index-expiry-as-scheduled",
  title: "An index is deleted at the age that the schedule gives, a partition at a time",
  why: "Earlier breaks keepFor of its categories, later breaks goneBy. Documents are deleted with the index that holds them: with append_only it counts from the index's creation, and a longer rollover holds old documents longer.",
  exemptable: true,
  resourceTypes: [AUTONOMOUS, INDEX_LIFECYCLE, INDEX_TEMPLATE],
  check(resource, context) {
    const settings = context.coverage.of(resource)?.settings;
    if (settings?.kind !== "elasticsearch") return "not-applicable";
    if (resource.type === AUTONOMOUS) {
      const options = indexOptions(resource.values);
      const name = text(resource.values, "index_name");
      const index = settings.indices.find((other) => other.name === name);
      if (!options || !index) return "not-applicable";
      return verdictOf(autonomous(options, index.deleteAfterDays, settings.partitionDays));
    }
    const age = deletionAge(resource);
    const days = daysOf(age);
    if (days === undefined) return "not-applicable";
    return verdictOf(
      scheduledAges(resource, context).flatMap((scheduled) =>
        deletionAgeIs(
          resource.type === INDEX_LIFECYCLE ? "delete.min_age" : "template.lifecycle.data_retention",
          days,
          scheduled,
          { value: age, allowed: `${scheduled}d` },
        ),
      ),
    );
  },
};

function autonomous(options: Resource["values"], scheduled: number, partitionDays: number): Violation[] {
  const argument = (name: string) => `index_meta_json options ${name}`;
  const age = options["expire.max_age"];
  const days = daysOf(age);
  const rollover = options["rollover.max_age"];
  const rolloverDays = daysOf(rollover);
  const mode = options["write_mode"];
  return [
    ...(days === undefined
      ? []
      : deletionAgeIs(argument("expire.max_age"), days, scheduled, { value: age, allowed: `${scheduled}d` })),
    ...(rolloverDays !== undefined && rolloverDays > partitionDays
      ? [
          {
            argument: argument("rollover.max_age"),
            value: rollover,
            wrong: "the oldest document of an index is older than scheduled when the index goes",
            allowed: `at most ${partitionDays}d`,
          },
        ]
      : []),
    ...(mode === "append_only"
      ? [
          {
            argument: argument("write_mode"),
            value: mode,
            wrong: "the age counts from the index's creation: its last documents go before keepFor",
            allowed: "time_partition",
          },
        ]
      : []),
  ];
}

function deletionAge(resource: Resource): string | undefined {
  if (resource.type === INDEX_TEMPLATE) return dataRetention(resource);
  const [phase = {}] = blocks(resource.values, "delete");
  return text(phase, "min_age");
}

/** A lifecycle policy may be that of several indices, with one age for all. */
function scheduledAges(resource: Resource, { coverage, resources }: RuleContext): number[] {
  const settings = coverage.of(resource)?.settings;
  if (settings?.kind !== "elasticsearch") return [];
  const patterns = indexPatterns(resource, resources);
  const indices = settings.indices.filter(({ name }) =>
    patterns.some((pattern) => coversIndex(pattern, name)),
  );
  return [...new Set(indices.map(({ deleteAfterDays }) => deleteAfterDays))];
}
