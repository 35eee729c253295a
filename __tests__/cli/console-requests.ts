/** A request in the form of Kibana's Dev Tools. */
export interface ConsoleRequest {
  /** `PUT /_ilm/policy/logs`. */
  readonly line: string;
  /** Absent if there is none. */
  readonly body?: unknown;
}

/** The requests of a text for Dev Tools that are no comment, as Dev Tools reads them. */
export function consoleRequests(text: string): ConsoleRequest[] {
  const code = text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .join("\n");
  return code.split(/\n(?=[A-Z]+ \/)/).map((one) => {
    const [line = "", ...body] = one.split("\n");
    if (!/^(GET|PUT|POST|DELETE) \/\S+$/.test(line)) throw new Error(`no request: ${line}`);
    return { line, ...(body.length > 0 && { body: JSON.parse(body.join("\n")) as unknown }) };
  });
}
