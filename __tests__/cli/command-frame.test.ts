import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BINARY, Folder } from "./command-line";

const COMMANDS = [
  "validate",
  "schedule",
  "explain",
  "diff",
  "report",
  "check-plan",
  "simulate",
  "sql",
  "elasticsearch",
];

describe("the command line", () => {
  const folder = new Folder();
  afterAll(() => folder.remove());

  it.each(COMMANDS)("helps with %s, with an example", (command) => {
    const { code, stdout, stderr } = folder.retention([command, "--help"]);

    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(`Usage: retention ${command}`);
    expect(stdout).toMatch(new RegExp(`Example:\n  \\$ npx retention ${command}`));
  });

  it("lists every command, the exit codes and an example", () => {
    const { stdout } = folder.retention(["--help"]);

    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"));
    expect(stdout).toContain("0 clean, 1 findings, 2 bad input or usage");
    expect(stdout).toContain("$ npx retention schedule");
  });

  it("says its version", () => {
    const { version } = JSON.parse(readFileSync(join(__dirname, "..", "..", "package.json"), "utf8")) as {
      version: string;
    };

    expect(folder.retention(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });

  it.each([
    [
      ["shedule"],
      "retention: unknown command 'shedule'; did you mean schedule? allowed: validate, schedule,",
    ],
    [
      ["schedule", "--fromat"],
      "retention schedule: unknown option '--fromat'; did you mean --format? allowed:",
    ],
    [["schedule", "--format", "xml"], "argument 'xml' is invalid; allowed: text, json\n"],
    [["explain"], "retention explain: missing required argument 'category'; allowed: retention explain"],
    [["diff", "a"], "retention diff: missing required argument 'new'; allowed:"],
    [["schedule", "extra"], "retention schedule: too many arguments"],
    [["explain", "calls"], 'retention-policy.yaml:30:1 categories: no category is called "calls"; allowed:'],
    [["explain", "constructor"], 'no category is called "constructor"'],
    [["validate", "--environment", "prodution"], 'called "prodution"; did you mean production? allowed:'],
    [
      ["diff", "nowhere", "HEAD"],
      "nowhere:1:1: is no file, and this folder is in no repository of git; allowed:",
    ],
  ])("refuses %j on one line, and exits with 2", (args, line) => {
    const { code, stdout, stderr } = folder.retention(args);

    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(line);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("does not write control characters of an argument on the terminal", () => {
    const { stderr } = folder.retention(["schedule", "--\u001b[31mred\u202e"]);

    expect(stderr).toContain("--\u{FFFD}[31mred\u{FFFD}");
  });

  it.each(["schedule", "report --format csv", "--help"])(
    "says in one line that the answer of %s cannot be written",
    (args) => {
      const script = `"$0" "$1" ${args} > /dev/full`;

      expect(folder.run("bash", ["-c", script, process.execPath, BINARY])).toEqual({
        code: 2,
        stdout: "",
        stderr: "standard output: cannot be written (ENOSPC)\n",
      });
    },
  );

  it("says what holds without an option, in words", () => {
    const help = (command: string) => folder.retention([command, "--help"]).stdout.replace(/\s+/g, " ");

    expect(help("sql")).toContain("in the zone of the table (default: today)");
    expect(help("simulate")).toContain("(default: the stacks of the environment in cdktf.out)");
    expect(help("simulate")).toContain("(default: nothing fails)");
    expect(help("report")).toContain(
      "(default: the stacks of the environment in cdktf.out, if they are there)",
    );
    for (const command of COMMANDS) expect(help(command)).not.toMatch(/default: (\[\]|\{\}|\d{5,})/);
  });

  it("ends quietly when nobody reads on", () => {
    const script = `"$0" "$1" explain monitoring-data | true; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = folder.run("bash", ["-c", script, process.execPath, BINARY]);

    expect({ stdout, stderr }).toEqual({ stdout: "0\n", stderr: "" });
  });
});

describe("colours", () => {
  const folder = new Folder();
  afterAll(() => folder.remove());
  const onTerminal = (env: NodeJS.ProcessEnv) =>
    folder.run(
      "script",
      ["-qec", `"${process.execPath}" "${BINARY}" explain identification-data`, "/dev/null"],
      { TERM: "xterm-256color", ...env },
    ).stdout;

  it("are there on a terminal", () => {
    expect(onTerminal({})).toContain("\u001b[1mWhat and why\u001b[22m");
  });

  it.each([{ NO_COLOR: "1" }, { TERM: "dumb" }])("are not there with %j", (env) => {
    expect(onTerminal(env)).toContain("What and why");
    expect(onTerminal(env)).not.toContain("\u001b[1m");
  });

  it("are not there in a pipe, even with FORCE_COLOR", () => {
    const { stdout } = folder.retention(["explain", "identification-data"], { FORCE_COLOR: "1" });

    expect(stdout).not.toContain("\u001b");
  });
});
