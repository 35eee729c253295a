import { PurgeError } from "./purge-error";

/** Reads environment variables, and reports everything that is wrong with them at once, without their values. */
export class VariableReader {
  private readonly wrong: string[] = [];

  constructor(private readonly variables: Readonly<Record<string, string | undefined>>) {}

  /** Not set and empty are the same. */
  optional(name: string): string | undefined {
    return this.variables[name] || undefined;
  }

  text(name: string): string {
    const value = this.optional(name);
    if (value === undefined) this.wrong.push(`${name} is not set`);
    return value ?? "";
  }

  port(name: string, otherwise?: number): number {
    if (otherwise !== undefined && this.optional(name) === undefined) return otherwise;
    const text = this.text(name);
    const port = /^\d+$/.test(text) ? Number(text) : NaN;
    if (this.optional(name) !== undefined && !(port > 0 && port < 65_536)) {
      this.wrong.push(`${name} is not a port; allowed: 1 to 65535`);
    }
    return port;
  }

  onOff(name: string, otherwise?: boolean): boolean {
    if (otherwise !== undefined && this.optional(name) === undefined) return otherwise;
    const value = this.text(name);
    if (value !== "" && value !== "on" && value !== "off")
      this.wrong.push(`${name} is neither; allowed: on, off`);
    return value === "on";
  }

  /** An `https://` address; plain `http://` only on this machine. */
  address(name: string, otherwise: string): string {
    const value = this.optional(name) ?? otherwise;
    const url = parseUrl(value);
    const isLocal = url?.protocol === "http:" && ["127.0.0.1", "localhost"].includes(url.hostname);
    if (url?.protocol !== "https:" && !isLocal) this.wrong.push(`${name} is not an https:// address`);
    return value;
  }

  /** @throws PurgeError with everything that is wrong. */
  done(): void {
    if (this.wrong.length > 0) throw new PurgeError(this.wrong.join("\n"));
  }
}

/** `URL.canParse` is newer than the runtime of the function. */
function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
