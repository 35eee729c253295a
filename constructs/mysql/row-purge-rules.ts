import { Token } from "cdktf";
import { type PurgeConfiguration, readConfiguration } from "../../functions/row-purge/configuration";
import { PurgeError } from "../../functions/row-purge/purge-error";
import { MOST_LOG_TOPIC_DAYS } from "../../policy/cloud-limits";
import { readTimeOfDay, TIME_OF_DAY_FORM } from "../../policy/time-of-day";
import { UTC_OFFSET, UTC_OFFSET_FORM } from "../../policy/utc-offset";
import { known, nameForm, type PropRule, range } from "../prop-rule";
import type { RowPurgeProps } from "./row-purge";
import {
  LOGS_EXPIRE_AFTER,
  MOST_ENVIRONMENT_BYTES,
  MOST_FUNCTION_NAME_CHARACTERS,
} from "./row-purge-defaults";

export const A_CONFIGURATION = "what purgeConfiguration makes, or a PurgeConfiguration by hand";

/** Bytes of the variables besides the configuration. */
const OTHER_VARIABLES = 512;

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
  const bytes = Buffer.byteLength(JSON.stringify(props.configuration));
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
    {
      rule: "configuration-size",
      prop: "configuration",
      value: `${bytes} bytes for ${tablesOf(props.configuration).length} tables`,
      holds: bytes <= MOST_ENVIRONMENT_BYTES - OTHER_VARIABLES,
      allowed: `${MOST_ENVIRONMENT_BYTES - OTHER_VARIABLES} bytes, which is what a function's environment takes: fewer tables in one instance`,
    },
    ...knownDatabases(props.configuration),
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

/** The name of the account's secret holds a hash of them, and a token has another text whenever one before it goes. */
function knownDatabases(configuration: PurgeConfiguration): PropRule[] {
  return [...new Set(tablesOf(configuration).map(({ database }) => database))].map((database) =>
    known({
      rule: "purged-database",
      prop: "configuration",
      value: database,
      holds: true,
      allowed: "tables in databases whose names the synthesis knows: they are part of the name of a secret",
    }),
  );
}

/** What the function itself would refuse, at every run. It cannot be read before Terraform has put numbers into it. */
function configurationRules(configuration: PurgeConfiguration): PropRule[] {
  const parts = [configuration, configuration.batch, ...tablesOf(configuration)];
  // A part may be missing, whatever its type says: the function's own reading says so.
  const values = parts.flatMap(
    (part) => Object.values((part as object | undefined | null) ?? {}) as unknown[],
  );
  if (values.some(Token.isUnresolved)) return [];
  try {
    readConfiguration(JSON.stringify(configuration));
    return [];
  } catch (error) {
    if (!(error instanceof PurgeError)) throw error;
    return error.message.split("\n").map((wrong) => ({
      rule: "configuration",
      prop: "configuration",
      value: wrong.replace(/^PURGE_CONFIGURATION[.:]/, "").trim(),
      holds: false,
      allowed: "what purgeConfiguration makes: at least one table, each once, with names and whole numbers",
    }));
  }
}
