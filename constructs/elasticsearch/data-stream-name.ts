import { nameForm, type PropRule } from "../prop-rule";
import { MOST_DATA_STREAM_CHARACTERS } from "./defaults";

/** The provider takes these characters and no others (elasticstack, data_stream, schema.go). */
const DATA_STREAM = /^[a-z0-9!$%&'();=@[\]^{}~][a-z0-9!$%&'()+.;=@[\]^{}~_-]*$/;

/** The rule that a prop is the name of one data stream: no pattern, and no list with commas. */
export function dataStreamName(prop: string, name: string): PropRule {
  return nameForm(
    prop,
    name,
    DATA_STREAM,
    MOST_DATA_STREAM_CHARACTERS,
    "a to z, 0 to 9 and ! $ % & ' ( ) + . ; = @ [ ] ^ { } ~ _ -, not starting with - _ + .",
  );
}
