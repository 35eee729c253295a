import type { ErrorCode, YAMLError } from "yaml";

interface Wording {
  readonly wrong: string;
  readonly allowed: string;
}

const NOT_YAML = "cannot be read as YAML";

/** The mistakes that people make, said in the words of this project; the others are quoted from the parser. */
const WORDINGS: Partial<Record<ErrorCode, Wording>> = {
  TAB_AS_INDENT: { wrong: "a tab indents this line", allowed: "allowed: spaces" },
  MULTIPLE_DOCS: { wrong: "a second document begins here", allowed: "allowed: one document a file" },
  BLOCK_AS_IMPLICIT_KEY: {
    wrong: `${NOT_YAML}: a map begins in the middle of a line`,
    allowed: "write it on a line of its own, indented, or quote text that contains a colon and a space",
  },
  MULTILINE_IMPLICIT_KEY: {
    wrong: `${NOT_YAML}: a key runs over more than one line`,
    allowed: "write a colon and a space after the key, and check the indentation",
  },
  BAD_SCALAR_START: {
    wrong: `${NOT_YAML}: plain text cannot begin with this character`,
    allowed: "put the text in quotes",
  },
};

/** One mistake of syntax in this project's words. */
export function explainSyntaxError({ code, message }: YAMLError): Wording {
  const detail = message.charAt(0).toLowerCase() + message.slice(1).replace(/\s+/g, " ");
  return WORDINGS[code] ?? { wrong: `${NOT_YAML}: ${detail}`, allowed: "allowed: YAML 1.2" };
}
