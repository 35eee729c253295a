import manifest from "../../package.json";

/** Programs besides npm and npx, with the words that may follow where that is worth knowing. */
const PROGRAMS: Readonly<Record<string, readonly string[] | undefined>> = {
  cd: undefined,
  checkov: undefined,
  export: undefined,
  grep: undefined,
  jq: undefined,
  mkdir: undefined,
  terraform: ["import", "init", "plan", "providers", "show", "state"],
  ".ci/run-with-cdktn": undefined,
};

const NPM = ["ci", "install", "pack", "test"];
const CDKTF = ["deploy", "destroy", "diff", "list", "output", "plan", "synth"];

/** What of a line is no command, script or option that exists. `helpOf` gives the help of a command of retention. */
export function unknownIn(line: string, helpOf: (command: readonly string[]) => string): string[] {
  return line
    .replace(/(^| )#.*$/, "")
    .split(/&&|\|/)
    .map((command) => command.trim())
    .filter((command) => command !== "")
    .flatMap((command) => unknownWords(command.split(/\s+/), helpOf));
}

function unknownWords(
  [program = "", ...words]: string[],
  helpOf: (command: readonly string[]) => string,
): string[] {
  const options = words.filter((word) => !word.startsWith("-"));
  const [first = "", second = ""] = options;
  if (program === "npm" && first === "run") {
    if (!Object.hasOwn(manifest.scripts, second)) return [`npm run ${second}`];
    return second === "retention" ? unknownOfRetention(words.slice(words.indexOf("--") + 1), helpOf) : [];
  }
  if (program === "npm") return NPM.includes(first) ? [] : [`npm ${first}`];
  if (program === "npx" && first === "cdktf") return CDKTF.includes(second) ? [] : [`npx cdktf ${second}`];
  if (program === "npx" && first === "retention") return unknownOfRetention(words.slice(1), helpOf);
  if (!Object.hasOwn(PROGRAMS, program)) return [program];
  return PROGRAMS[program]?.includes(first) === false ? [`${program} ${first}`] : [];
}

function unknownOfRetention(
  words: readonly string[],
  helpOf: (command: readonly string[]) => string,
): string[] {
  const [command = ""] = words;
  const help = helpOf([command]);
  if (!help.startsWith(`Usage: retention ${command} `)) return [`retention ${command}`];
  return words
    .filter((word) => word.startsWith("--"))
    .filter((option) => !new RegExp(`${option}\\b`).test(help))
    .map((option) => `retention ${command} ${option}`);
}
