import { attributePath, type Finding } from "../diagnostics";
import { isAbsent, isList, isObject, type ObjectValue, type Value } from "../values";

export function cosBucket(config: ObjectValue): Finding[] {
  return [...accessLog(config), ...objects(config["lifecycle_rules"]).flatMap(lifecycleRule)];
}

function accessLog(config: ObjectValue): Finding[] {
  const missing = ["log_target_bucket", "log_prefix"].filter((name) => isAbsent(config[name]));
  if (config["log_enable"] !== true || missing.length === 0) return [];
  return [
    {
      severity: "error",
      summary: `log_enable needs ${missing.join(" and ")}`,
      detail: "The access log needs both log_target_bucket and log_prefix.",
      path: attributePath("log_enable"),
    },
  ];
}

/** `expiration` is a set, into whose elements no path of the protocol leads: the findings point at the block. */
function lifecycleRule(rule: ObjectValue, index: number): Finding[] {
  const path = [{ attribute: "lifecycle_rules" }, { index }, { attribute: "expiration" }];
  return objects(rule["expiration"]).flatMap(({ days, delete_marker: marker }): Finding[] => {
    if (marker === true && !isAbsent(days)) {
      const detail = "Write two rules: the service refuses one that joins them.";
      return [{ severity: "error", summary: "expiration may not join days and delete_marker", detail, path }];
    }
    if (days !== 0) return [];
    const detail = "The provider sends an expiration without days, so the rule deletes nothing.";
    return [{ severity: "warning", summary: "expiration days = 0 is silently dropped", detail, path }];
  });
}

function objects(blocks: Value | undefined): ObjectValue[] {
  return isList(blocks) ? blocks.filter(isObject) : [];
}
