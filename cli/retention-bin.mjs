#!/usr/bin/env node
// What npm links to. In the project the command is TypeScript, run as it is; in the package it is compiled.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
if (existsSync(new URL("./retention.ts", import.meta.url))) {
  require("ts-node").register({ cwd: import.meta.dirname });
  require("./retention.ts");
} else {
  require("../dist/cli/retention.js");
}
