import { Token } from "cdktf";
import { type PurgeConfiguration, readConfiguration } from "../../functions/row-purge/configuration";
import { PurgeError } from "../../functions/row-purge/purge-error";
import { MOST_LOG_TOPIC_DAYS } from "../../policy/cloud-limits";
import { readTimeOfDay, TIME_OF_DAY_FORM } from "../../policy/time-of-day";
import { UTC_OFFSET, UTC_OFFSET_FORM } from "../../policy/utc-offset";
import { known, nameForm, type PropRule, range } from "../prop-rule";
import type { RowPurgeProps } from "./row-purge";
import { LOGS_EXPIRE_AFTER, MOST_FUNCTION_NAME_CHARACTERS } from "./row-purge-defaults";

export const A_CONFIGURATION = "what purgeConfiguration makes, or a PurgeConfiguration by hand";

/** What the function of an instance is called. */
export function functionName(name: string): string {
  return `${name}-row-purge`;
}

/** The rule that the function of an instance of this name can be called after it. */
export function purgeNameForm(prop: string, name: string): PropRule {
  const most = MOST_FUNCTION_NAME_CHARACTERS - functionName("").length;
  return nameForm(
    prop,
    name,
    /^[A-Za-z][A-Za-z0-9_-]*$/,
    most,
    "letters, digits, _ and -, starting with a letter",
  );
}

/** What the props of a row purge must fulfil. */
export function rowPurgeRules(props: RowPurgeProps): PropRule[] {
  return [
    purgeNameForm("name", props.name),
    {
      rule: "timer",
      prop: "every",
      value: props.every.days,
      holds: props.every.days === 1 || props.every.days === 7,
      allowed: "1 day or 7 days, which a timer can say",
    },
    ...timerRules(props),
    range(
      "logsExpireAfter",
      (props.logsExpireAfter ?? LOGS_EXPIRE_AFTER).days,
      1,
      MOST_LOG_TOPIC_DAYS,
      "days",
    ),
    ...configurationRules(props.configuration),
  ];
}

/** The expression of the timer is worked out at the synthesis. */
function timerRules({ at, timerZone }: RowPurgeProps): PropRule[] {
  return [
    known({
      rule: "run-at",
      prop: "at",
      value: at,
      holds: at === undefined || readTimeOfDay(at) !== undefined,
      allowed: TIME_OF_DAY_FORM,
    }),
    known({
      rule: "utc-offset",
      prop: "timerZone",
      value: timerZone,
      holds: timerZone === undefined || UTC_OFFSET.test(timerZone),
      allowed: UTC_OFFSET_FORM,
    }),
  ];
}

/** None if a configuration by hand has none. */
export function tablesOf({ tables }: PurgeConfiguration): PurgeConfiguration["tables"] {
  return Array.isArray(tables) ? tables : [];
}

/** It goes into the archive, where Terraform puts nothing; and what the function itself would refuse, at every run. */
function configurationRules(configuration: PurgeConfiguration): PropRule[] {
  const parts = [configuration, configuration.batch, ...tablesOf(configuration)];
  // A part may be missing, whatever its type says: the function's own reading says so.
  const values = parts.flatMap(
    (part) => Object.values((part as object | undefined | null) ?? {}) as unknown[],
  );
  const token = values.find(Token.isUnresolved);
  if (token !== undefined) return [known(configurationRule(token, "what the synthesis knows"))];
  try {
    readConfiguration(JSON.stringify(configuration));
    return [];
  } catch (error) {
    if (!(error instanceof PurgeError)) throw error;
    const allowed =
      "what purgeConfiguration makes: at least one table, each once, with names and whole numbers";
    return error.message
      .split("\n")
      .map((wrong) => configurationRule(wrong.replace(/^configuration[.:]/, "").trim(), allowed));
  }
}

function configurationRule(value: unknown, allowed: string): PropRule {
  return { rule: "configuration", prop: "configuration", value, holds: false, allowed };
}
