import { Option } from "commander";

export type Format = "text" | "json";

/** `--format`, for an answer that a machine may read. */
export function formatOption(): Option {
  return new Option("--format <format>", "how to print the answer").choices(["text", "json"]).default("text");
}
