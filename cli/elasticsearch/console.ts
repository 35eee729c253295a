/** A request in the form of Kibana's Dev Tools, as lines. */
export function consoleRequest(method: string, path: string, body?: object): string[] {
  return [`${method} /${path}`, ...(body ? JSON.stringify(body, null, 2).split("\n") : [])];
}

/** Lines that Dev Tools does not send. */
export function commented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === "" ? "#" : `# ${line}`));
}
