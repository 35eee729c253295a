#!/usr/bin/env node
// The command is TypeScript, run as it is; this file is what npm links to.
import { createRequire } from "node:module";
import { register } from "ts-node";

register({ cwd: import.meta.dirname });
createRequire(import.meta.url)("./retention.ts");
