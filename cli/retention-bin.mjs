#!/usr/bin/env node
// What npm links to. In the project the command is TypeScript, run as it is; in the package it is compiled.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);
if (existsSync(join(import.meta.dirname, "retention.ts"))) {
  require("ts-node").register({ cwd: import.meta.dirname });
  require("./retention.ts");
} else {
  require("../dist/cli/retention.js");
}
