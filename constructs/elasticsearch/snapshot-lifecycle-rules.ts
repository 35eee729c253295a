import { Token } from "cdktf";
import { REPOSITORY_FORM, REPOSITORY_NAME } from "../../policy/names";
import { LONGEST_DAYS } from "../../policy/period-schema";
import { nameForm, type PropRule, range } from "../prop-rule";
import { dataStreamName } from "./data-stream-name";
import { snapshotPolicyName } from "./definitions/snapshot-policy";
import type { SnapshotLifecycleProps } from "./snapshot-lifecycle";

/** Of the name of a snapshot policy (Elasticsearch, SnapshotLifecyclePolicy). */
const MOST_POLICY_NAME_CHARACTERS = 255;

/** What the props of snapshots must fulfil. */
export function snapshotLifecycleRules(props: SnapshotLifecycleProps): PropRule[] {
  const { store, dataStreams, repository, expireAfter } = props;
  return [
    nameForm(
      "store",
      store,
      /^[a-z0-9][a-z0-9._-]*$/,
      MOST_POLICY_NAME_CHARACTERS - snapshotPolicyName("").length,
      "a to z, 0 to 9 and . _ -, starting with a letter or digit",
    ),
    {
      rule: "data-streams",
      prop: "dataStreams",
      value: dataStreams,
      holds: dataStreams.length > 0,
      allowed: "one data stream at least: Elasticsearch takes none as all that it has",
    },
    ...(Token.isUnresolved(dataStreams)
      ? []
      : dataStreams.map((name) => dataStreamName("dataStreams", name))),
    nameForm("repository", repository, REPOSITORY_NAME, 255, REPOSITORY_FORM),
    range("expireAfter", expireAfter.days, 1, LONGEST_DAYS, "days"),
  ];
}
