import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';

import { type Eavesdropper, eavesdrop } from './eavesdropper.mjs';
import type { Scene } from './scene.mjs';

export const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1280, height: 800 } },
  /** The narrowest screen that we promise; no phone emulation, which zooms out instead of scrolling sideways. */
  narrow: { viewport: { width: 320, height: 568 } },
} as const satisfies Record<string, BrowserContextOptions>;

export type Device = keyof typeof DEVICES;

/** Someone in front of a browser that knows nothing yet. */
export interface Visit {
  page: Page;
  context: BrowserContext;
  heard: Eavesdropper;
  /** A tap on a touch screen, a click elsewhere. */
  press(target: Locator): Promise<void>;
}

const PATIENCE_MS = 10_000;

/** Opens a browser for the length of `stay`, and closes it whatever comes. */
export async function visit<Result>(
  { browser }: Scene,
  device: Device,
  stay: (visit: Visit) => Promise<Result>,
  options: BrowserContextOptions = {},
): Promise<Result> {
  const userAgent = userAgentOf(device, browser);
  const context = await browser.newContext({ locale: 'en-GB', userAgent, ...DEVICES[device], ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  try {
    const heard = await eavesdrop(context);
    const page = await context.newPage();
    const touches = 'hasTouch' in DEVICES[device];
    const press = (target: Locator) => (touches ? target.tap() : target.click());
    return await stay({ page, context, heard, press });
  } finally {
    await context.close();
  }
}

/** Those of people: the headless one's own name is none that a mail could tell its reader. */
function userAgentOf(device: Device, browser: Browser): string {
  const [major = ''] = browser.version().split('.');
  const engine = (system: string) => `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko)`;
  return device === 'phone'
    ? `${engine('Linux; Android 10; K')} Chrome/${major}.0.0.0 Mobile Safari/537.36`
    : `${engine('X11; Linux x86_64')} Chrome/${major}.0.0.0 Safari/537.36`;
}
