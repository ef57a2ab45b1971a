import { existsSync } from 'node:fs';

import { type Browser, chromium } from 'playwright-core';

const USUAL_PATH = '/usr/bin/chromium';

const NOT_THERE = (path: string) =>
  `There is no Chromium at ${path}. Install it (Debian and Ubuntu: apt-get install chromium; macOS: brew install ` +
  'chromium), or set CHROMIUM_PATH to the Chromium or Chrome that you have.';

/** The machine's own Chromium: playwright-core brings none, and downloads none. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? USUAL_PATH;
  if (!existsSync(executablePath)) throw new Error(NOT_THERE(executablePath));
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
    // We stop it ourselves, together with the demo.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
