import { flag, text } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import type { Resources } from "../../../terraform-json/resources";
import type { Violation } from "../rule";
import { componentsOfTemplate, lifecyclesOfTemplate, settingsIn, settingsOfTemplate } from "./index-template";

type Settings = Readonly<Record<string, unknown>>;

/** A setting of an index that a lifecycle policy yields to. */
interface Override {
  readonly name: string;
  isSet(settings: Settings, name: string): boolean;
  readonly wrong: string;
  readonly allowed: string;
  /** Whether one index may have it: one that is adopted has. @default false */
  readonly isForOneIndex?: true;
  /** Whether it means nothing without a lifecycle policy. @default false */
  readonly isAboutPolicies?: true;
}

const isTrue: Override["isSet"] = (settings, name) => flag(settings, name) === true;
const isFalse: Override["isSet"] = (settings, name) => flag(settings, name) === false;
/** Elasticsearch's own default is -1. */
const isTime: Override["isSet"] = (settings, name) => !["-1", undefined].includes(text(settings, name));

const NEVER_DELETED = "the lifecycle may change nothing, so that indices stay for ever";
const OFF = "false, or not set";

const OVERRIDES: readonly Override[] = [
  {
    name: "index.lifecycle.indexing_complete",
    isSet: isTrue,
    wrong: "an index that is written to is never rolled over: it goes with its youngest documents",
    allowed: OFF,
    isForOneIndex: true,
  },
  {
    name: "index.lifecycle.origination_date",
    isSet: isTime,
    wrong: "the age of every index counts from that one time, and not from its rollover",
    allowed: "not set",
    isForOneIndex: true,
  },
  {
    name: "index.lifecycle.parse_origination_date",
    isSet: isTrue,
    wrong: "the age counts from the date in the name of an index, and not from its rollover",
    allowed: OFF,
    isForOneIndex: true,
  },
  {
    name: "index.lifecycle.skip",
    isSet: isTrue,
    wrong: "the lifecycle passes the indices over: they stay for ever",
    allowed: OFF,
  },
  {
    name: "index.lifecycle.prefer_ilm",
    isSet: isFalse,
    wrong: "a lifecycle of the data stream itself, if it has one, goes before the lifecycle policy",
    allowed: "true, or not set",
    isForOneIndex: true,
    isAboutPolicies: true,
  },
  { name: "index.blocks.read_only", isSet: isTrue, wrong: NEVER_DELETED, allowed: OFF },
  { name: "index.blocks.metadata", isSet: isTrue, wrong: NEVER_DELETED, allowed: OFF },
];

/** What moves the end of a template's indices, or takes it away; what its components say holds if it says nothing. */
export function overridesInTemplate(template: Resource, resources: Resources): Violation[] {
  const own = settingsOfTemplate(template);
  const hasPolicy = lifecyclesOfTemplate(template, resources).length > 0;
  const overrides = OVERRIDES.filter(({ isAboutPolicies }) => hasPolicy || !isAboutPolicies);
  return [
    ...found(overrides, own, "template.settings"),
    ...componentsOfTemplate(template, resources).flatMap((component) =>
      found(
        overrides.filter(({ name }) => own[name] === undefined),
        settingsOfTemplate(component),
        `composed_of ${component.address} template.settings`,
      ),
    ),
  ];
}

/** What keeps one index for ever. */
export function overridesInIndex({ values }: Resource): Violation[] {
  return found(
    OVERRIDES.filter(({ isForOneIndex }) => !isForOneIndex),
    settingsIn(values["settings_raw"]),
    "settings_raw",
  );
}

function found(overrides: readonly Override[], settings: Settings, argument: string): Violation[] {
  return overrides
    .filter(({ name, isSet }) => isSet(settings, name))
    .map(({ name, wrong, allowed }) => ({
      argument: `${argument} ${name}`,
      value: settings[name],
      wrong,
      allowed,
    }));
}
