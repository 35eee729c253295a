import { DATA_STREAM_FORM, DATA_STREAM_NAME } from "../../policy/names";
import { nameForm, type PropRule } from "../prop-rule";
import { MOST_DATA_STREAM_CHARACTERS } from "./defaults";

/** The rule that a prop is the name of one data stream: no pattern, and no list with commas. */
export function dataStreamName(prop: string, name: string): PropRule {
  return nameForm(prop, name, DATA_STREAM_NAME, MOST_DATA_STREAM_CHARACTERS, DATA_STREAM_FORM);
}
