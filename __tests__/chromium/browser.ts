import { type Browser, chromium } from "playwright-core";
import { programOf } from "../debian-package";

const PACKAGE = "chromium";

/** Installing Chromium is part of the first test that needs it. */
const START_WITHIN_MS = 10 * 60_000;

/** Root runs it without a sandbox; it opens nothing but files of the tests, and calls nobody by itself. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @throws Error that names the one command to run. */
function findChromium(): string {
  const found = programOf(PACKAGE, PACKAGE);
  if (found !== undefined) return found;
  throw new Error(`these tests need Chromium: run "apt-get install -y ${PACKAGE}" as root`);
}

/** A Chromium for the tests of the file that calls this, with a profile of its own. */
export function useBrowser(): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
  }, START_WITHIN_MS);
  afterAll(() => browser?.close());
  return () => browser!;
}
