import { UNKNOWN } from "../../../terraform-json/arguments";

const CALL = /^\$\{\s*jsonencode\(/;
const END_OF_CALL = /^\s*\)\s*\}$/;
const SPACE = /\s*/y;
const WORD = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.-])/y;
const KEY = /[A-Za-z_][\w-]*/y;
const ESCAPE = /\\(?:["\\nrt]|u[\dA-Fa-f]{4})/y;
const CLOSING: Readonly<Record<string, string>> = { "{": "}", "[": "]", "(": ")" };

/**
 * What `${jsonencode(...)}` encodes, as CDKTF and people write it out. An expression in it that is no literal is
 * UNKNOWN, also inside of a text.
 *
 * @returns undefined if the text is nothing of the kind, or only a reference (`${jsonencode(local.policy)}`).
 */
export function encodedLiteral(text: string): unknown {
  const call = CALL.exec(text);
  if (!call) return undefined;
  const reader = new LiteralReader(text, call[0].length);
  const value = reader.value();
  return END_OF_CALL.test(reader.rest()) && value !== UNKNOWN ? value : undefined;
}

/** Reads an expression of Terraform's language from left to right. What is malformed ends up as UNKNOWN. */
class LiteralReader {
  constructor(
    private readonly text: string,
    private at: number,
  ) {}

  rest(): string {
    return this.text.slice(this.at);
  }

  value(): unknown {
    this.take(SPACE);
    const start = this.at;
    const literal = this.literal();
    // Whatever follows a literal belongs to a larger expression: "a" == var.b, [1][0].
    if (literal !== undefined && this.isAtEnd()) return literal.value;
    this.at = start;
    this.skipExpression();
    return UNKNOWN;
  }

  private literal(): { readonly value: unknown } | undefined {
    switch (this.text[this.at]) {
      case "{":
        return this.object();
      case "[":
        return this.list();
      case '"':
        return this.string();
      default: {
        const word = this.take(WORD);
        return word === undefined ? undefined : { value: JSON.parse(word) as unknown };
      }
    }
  }

  private object(): { readonly value: Record<string, unknown> } | undefined {
    const entries: [string, unknown][] = [];
    this.at++;
    while (!this.closes("}")) {
      const key = this.text[this.at] === '"' ? this.string()?.value : this.take(KEY);
      this.take(SPACE);
      if (key === undefined || !["=", ":"].includes(this.text[this.at] ?? "")) return undefined;
      this.at++;
      entries.push([key, this.value()]);
    }
    return { value: Object.fromEntries(entries) };
  }

  private list(): { readonly value: unknown[] } | undefined {
    const items: unknown[] = [];
    this.at++;
    while (!this.closes("]")) {
      if (this.at >= this.text.length) return undefined;
      items.push(this.value());
    }
    return { value: items };
  }

  /** Goes past the bracket, if that is next, and otherwise past what parts two items. */
  private closes(bracket: string): boolean {
    this.take(SPACE);
    if (this.text[this.at] === ",") {
      this.at++;
      this.take(SPACE);
    }
    if (this.text[this.at] !== bracket) return false;
    this.at++;
    return true;
  }

  private string(): { readonly value: string } | undefined {
    let value = "";
    this.at++;
    while (this.at < this.text.length) {
      const escape = this.take(ESCAPE);
      if (escape !== undefined) {
        value += JSON.parse(`"${escape}"`) as string;
        continue;
      }
      const ahead = this.text.slice(this.at, this.at + 3);
      if (ahead === "$${" || ahead === "%%{") {
        value += ahead;
        this.at += 3;
      } else if (ahead.startsWith("${") || ahead.startsWith("%{")) {
        this.at++;
        this.skipBrackets();
        value += UNKNOWN;
      } else {
        this.at++;
        if (ahead.startsWith('"')) return { value };
        value += ahead[0] ?? "";
      }
    }
    return undefined;
  }

  /** An expression ends at a comma, at the end of a line and where what it stands in ends. */
  private isAtEnd(): boolean {
    return /^[ \t]*(?:[,\])}\r\n]|$)/.test(this.rest());
  }

  private skipExpression(): void {
    const start = this.at;
    while (this.at < this.text.length && !(this.at > start && this.isAtEnd())) this.skipBrackets();
  }

  /** Goes past one character, or past all that stands between a bracket or a quote and its end. */
  private skipBrackets(): void {
    const first = this.text[this.at] ?? "";
    if (first === '"') {
      this.string();
      return;
    }
    this.at++;
    const closing = CLOSING[first];
    if (closing === undefined) return;
    while (this.at < this.text.length && this.text[this.at] !== closing) this.skipBrackets();
    this.at++;
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const [found] = pattern.exec(this.text) ?? [];
    this.at += found?.length ?? 0;
    return found;
  }
}
