import assert from 'node:assert/strict';

import axe from 'axe-core';
import type { Page } from 'playwright-core';

const GRAVE = ['serious', 'critical'];

/** Throws what axe finds serious or critical, with where. The page must let scripts in (`bypassCSP`). */
export async function assertAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  const grave = violations.filter(({ impact }) => GRAVE.includes(impact ?? ''));
  const told = grave.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${help}\n  ${html}\n  ${failureSummary}`),
  );
  assert.ok(grave.length === 0, told.join('\n'));
}

/** Throws the widest element if there is anything to scroll to, sideways. */
export async function assertNoSidewaysScroll(page: Page): Promise<void> {
  const { needed, there } = await page.evaluate(() => ({
    needed: document.scrollingElement?.scrollWidth ?? 0,
    there: innerWidth,
  }));
  assert.ok(needed <= there, `It needs ${needed} of ${there} pixels`);
}

/** 0 is black, 1 white. */
export async function brightnessOf(page: Page): Promise<number> {
  const colour = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const channels =
    colour
      .match(/[\d.]+/g)
      ?.slice(0, 3)
      .map(Number) ?? [];
  assert.equal(channels.length, 3, `The background is ${colour}`);
  return channels.reduce((sum, channel) => sum + channel, 0) / (3 * 255);
}
