import { edited } from "../policy/small-policy";

const LONG_WORD = "Donaudampfschifffahrt".repeat(40);
const RIGHT_TO_LEFT = "بيانات \u202Eevil\u202C שלום";

/** Text that would do harm in HTML, Markdown or a spreadsheet, and what else no layout likes. */
export const HOSTILE = {
  script: `</style></title><script>document.title="pwned"</script><img src=x onerror=alert(1)>`,
  formula: `=HYPERLINK("http://example.invalid","x")`,
  markdown: "a | b [x](http://example.invalid) `c` *d* \\| <b>e</b>",
  longWord: LONG_WORD,
  rightToLeft: RIGHT_TO_LEFT,
};

const quoted = (text: string): string => JSON.stringify(text);

/** The small policy with hostile text wherever the language takes free text. */
export const HOSTILE_POLICY = edited(
  ["title: Calls", `title: ${quoted(HOSTILE.script)}\n    description: ${quoted(HOSTILE.rightToLeft)}`],
  ["title: Logs", `title: ${quoted(HOSTILE.formula)}\n    description: ${quoted(HOSTILE.markdown)}`],
  ["title: Photos", `title: ${quoted(HOSTILE.longWord)}`],
  [
    "purposes: [Billing]",
    `purposes: [${["+1+1", "-1", "@SUM(A1)", "'=1", "two\nlines", "\ttab", HOSTILE.script].map(quoted).join(", ")}]`,
  ],
  ["purposes: [Debugging]", `purposes: [${quoted(HOSTILE.longWord)}, ${quoted(HOSTILE.rightToLeft)}]`],
  ["basis: consent", `basis: consent, obtainedBy: ${quoted(HOSTILE.script)}`],
  ["index: logs", `index: ${"long-index-name-".repeat(15)}`],
);
