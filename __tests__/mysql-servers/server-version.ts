/** The vendor and the version of a server. */
export class ServerVersion {
  private constructor(
    readonly vendor: "MySQL" | "MariaDB",
    /** Such as 5.7.22. */
    readonly number: string,
  ) {}

  /** @param text that holds it, such as what `VERSION()` or `--version` gives. */
  static in(text: string): ServerVersion {
    const number = /\d+\.\d+\.\d+/.exec(text)?.[0];
    if (number === undefined) throw new Error(`no version of a server: ${text}`);
    return new ServerVersion(/mariadb/i.test(text) ? "MariaDB" : "MySQL", number);
  }

  get name(): string {
    return `${this.vendor} ${this.number}`;
  }

  /** What CREATE TABLE says of an index that is kept but not used, where there is such a thing. */
  get hiddenIndex(): string | undefined {
    if (this.vendor === "MariaDB") return this.isAtLeast(10, 6) ? "IGNORED" : undefined;
    return this.isAtLeast(8, 0) ? "INVISIBLE" : undefined;
  }

  isAtLeast(major: number, minor: number): boolean {
    const [ownMajor = 0, ownMinor = 0] = this.number.split(".").map(Number);
    return ownMajor > major || (ownMajor === major && ownMinor >= minor);
  }
}
