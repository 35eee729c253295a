import { blocks, isKnown, text } from "../../../terraform-json/arguments";
import type { ElasticsearchSettings } from "../../../schedule/kinds/elasticsearch";
import type { Resource } from "../../../terraform-json/resource";
import type { Resources } from "../../../terraform-json/resources";
import { daysOf } from "../arguments/duration";
import { indexOptions } from "../arguments/index-options";
import { coversIndex, indexPatterns } from "../arguments/index-patterns";
import {
  dataRetention,
  INDEX_LIFECYCLE,
  INDEX_TEMPLATE,
  lifecyclesOfTemplate,
  templatesOfLifecycle,
} from "../arguments/index-template";
import { deletionAgeIs } from "../deletion-age-is";
import { type Rule, type RuleContext, type Verdict, type Violation, verdictOf } from "../rule";

const AUTONOMOUS = "tencentcloud_elasticsearch_index";

export const indexExpiryAsScheduled: Rule = {
  id: "index-expiry-as-scheduled",
  title: "An index is deleted at the age that the schedule gives, a partition at a time",
  why: "Earlier breaks keepFor of its categories, later breaks goneBy. Documents are deleted with the index that holds them: with append_only it counts from the index's creation, a longer rollover, or one that waits for a min_age of the hot phase, holds old documents longer, and a data stream that is not rolled over goes as a whole (github.com/elastic/elasticsearch/pull/69637).",
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
    if (resource.type === INDEX_TEMPLATE) return ofTemplate(resource, context);
    return verdictOf([
      ...(ofWhichStore(resource, context) ?? [
        ...deletedAsScheduled(resource, context),
        ...longRollover("hot.rollover.max_age", rolloverAge(resource), settings.partitionDays),
      ]),
      ...withoutRollover(resource, context),
      ...lateRollover(resource),
    ]);
  },
};

function ofTemplate(template: Resource, context: RuleContext): Verdict {
  const names = lifecyclesOfTemplate(template, context.resources);
  if (names.length === 0 && dataRetention(template) === undefined) return "not-applicable";
  const unclear = dataRetention(template) === undefined ? undefined : ofWhichStore(template, context);
  return verdictOf([
    ...(unclear ?? deletedAsScheduled(template, context)),
    ...lifecycleElsewhere(names, template, context),
  ]);
}

/** What is wrong if it may be of several stores, to which the schedule gives other periods. */
function ofWhichStore(resource: Resource, { coverage, resources }: RuleContext): Violation[] | undefined {
  const stores = coverage.inCluster(resource);
  const periods = stores.map(({ settings }) =>
    JSON.stringify(
      settings.kind === "elasticsearch" && [
        settings.partitionDays,
        agesOf(settings, resource, resources).toSorted(),
      ],
    ),
  );
  if (new Set(periods).size <= 1) return undefined;
  return [
    {
      argument: "provider",
      ...(resource.provider && { value: resource.provider.key }),
      wrong: `indices of ${stores.map(({ store }) => store).join(" and ")} have its names, and nothing says in whose cluster it is`,
      allowed: "a provider whose alias, or a construct whose id, is the name of the store",
    },
  ];
}

/** Which age a lifecycle policy has that does not stand beside its template, nobody can see. */
function lifecycleElsewhere(
  names: readonly string[],
  template: Resource,
  { resources }: RuleContext,
): Violation[] {
  const isBeside = resources
    .ofType(INDEX_LIFECYCLE)
    .some((lifecycle) => templatesOfLifecycle(lifecycle, resources).includes(template));
  if (isBeside || names.length === 0 || !isKnown(names)) return [];
  return [
    {
      argument: "template.settings index.lifecycle.name",
      value: names[0],
      wrong: "nothing here says when that lifecycle policy deletes",
      allowed: "the name of a lifecycle policy that stands beside the template",
    },
  ];
}

/** The only backing index of a data stream is deleted together with the data stream. */
function withoutRollover(lifecycle: Resource, { resources }: RuleContext): Violation[] {
  const { hot } = lifecycle.values;
  if (typeof hot === "string" || blocks(lifecycle.values, "hot").some(({ rollover }) => rollover)) return [];
  const ofDataStreams = templatesOfLifecycle(lifecycle, resources).some(
    ({ values }) => values["data_stream"] !== undefined,
  );
  if (!ofDataStreams) return [];
  return [
    {
      argument: "hot.rollover",
      wrong: "the data stream is deleted as a whole, with documents that keepFor still covers",
      allowed: "the partition of the store as max_age, such as 1d",
    },
  ];
}

/** An index is not looked at before it has come into its first phase. */
function lateRollover({ values }: Resource): Violation[] {
  const [hot = {}] = blocks(values, "hot");
  const age = text(hot, "min_age");
  if (age === undefined || daysOf(age) === 0 || Number(age) === 0) return [];
  const wrong = "the rollover waits for that age, and the deletion counts from the rollover";
  return [{ argument: "hot.min_age", value: age, wrong, allowed: "0ms, or not set" }];
}

/** What is known and no time value is found by the rules on what has no end, which cannot be exempted. */
function deletedAsScheduled(resource: Resource, context: RuleContext): Violation[] {
  const age = deletionAge(resource);
  const days = daysOf(age);
  if (days === undefined) return [];
  return scheduledAges(resource, context).flatMap((scheduled) =>
    deletionAgeIs(
      resource.type === INDEX_LIFECYCLE ? "delete.min_age" : "template.lifecycle.data_retention",
      days,
      scheduled,
      { value: age, allowed: `${scheduled}d` },
    ),
  );
}

function longRollover(argument: string, value: unknown, partitionDays: number): Violation[] {
  const days = daysOf(value);
  if (days === undefined || days <= partitionDays) return [];
  const wrong = "the oldest document of an index is older than scheduled when the index goes";
  return [{ argument, value, wrong, allowed: `at most ${partitionDays}d` }];
}

function autonomous(options: Resource["values"], scheduled: number, partitionDays: number): Violation[] {
  const argument = (name: string) => `index_meta_json options ${name}`;
  const age = options["expire.max_age"];
  const days = daysOf(age);
  const mode = options["write_mode"];
  return [
    ...(days === undefined
      ? []
      : deletionAgeIs(argument("expire.max_age"), days, scheduled, { value: age, allowed: `${scheduled}d` })),
    ...longRollover(argument("rollover.max_age"), options["rollover.max_age"], partitionDays),
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

function rolloverAge({ values }: Resource): string | undefined {
  const [hot = {}] = blocks(values, "hot");
  const [rollover = {}] = blocks(hot, "rollover");
  return text(rollover, "max_age");
}

function scheduledAges(resource: Resource, { coverage, resources }: RuleContext): number[] {
  const settings = coverage.of(resource)?.settings;
  return settings?.kind === "elasticsearch" ? agesOf(settings, resource, resources) : [];
}

/** A lifecycle policy may be that of several indices, with one age for all. */
function agesOf(settings: ElasticsearchSettings, resource: Resource, resources: Resources): number[] {
  const patterns = indexPatterns(resource, resources);
  const indices = settings.indices.filter(({ name }) =>
    patterns.some((pattern) => coversIndex(pattern, name)),
  );
  return [...new Set(indices.map(({ deleteAfterDays }) => deleteAfterDays))];
}
