import type { PropRule } from "../prop-rule";
import { dataStreamName } from "./data-stream-name";
import type { IndexLifecycleProps } from "./index-lifecycle";
import { indexRules } from "./index-rules";

/** What the props of a data stream must fulfil. */
export function indexLifecycleRules(props: IndexLifecycleProps): PropRule[] {
  return [dataStreamName("name", props.name), ...indexRules(props, true)];
}
