import assert from 'node:assert/strict';

import axe from 'axe-core';
import type { Page } from 'playwright-core';

const GRAVE = ['serious', 'critical'];

/**
 * Throws what axe finds serious or critical, with where: on the whole page, or in what a selector finds. The page must let
 * scripts in (`bypassCSP`).
 */
export async function assertAccessible(page: Page, scope = 'html'): Promise<void> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (include) => {
    const found = await (globalThis as unknown as { axe: typeof axe }).axe.run(
      { include },
      // What stands in a frame of ours is a mail, which is audited as one.
      { resultTypes: ['violations'], iframes: false },
    );
    // Strapi's own buttons are paler under a pointer than WCAG's contrast allows, and a tap leaves one there.
    return found.violations.map(({ id, help, impact, nodes }) => ({
      ...{ id, help, impact },
      nodes: nodes.filter(
        ({ target: [target] }) =>
          id !== 'color-contrast' ||
          typeof target !== 'string' ||
          !document.querySelector(target)?.closest('button:hover'),
      ),
    }));
  }, scope);
  const grave = violations.filter(({ impact }) => GRAVE.includes(impact ?? ''));
  const told = grave.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${help}\n  ${html}\n  ${failureSummary}`),
  );
  assert.ok(told.length === 0, told.join('\n'));
}

/** Throws the widest element if there is anything to scroll to, sideways. */
export async function assertNoSidewaysScroll(page: Page): Promise<void> {
  const { needed, there } = await page.evaluate(() => ({
    needed: document.scrollingElement?.scrollWidth ?? 0,
    there: innerWidth,
  }));
  assert.ok(needed <= there, `It needs ${needed} of ${there} pixels`);
}

/** Throws what can be scrolled sideways within the scope; a table may be, in its own frame, as Strapi's are. */
export async function assertNothingScrollsSideways(page: Page, scope: string): Promise<void> {
  const wide = await page.evaluate((selector) => {
    const ours = [...document.querySelectorAll(selector)].flatMap((root) => [
      root,
      ...root.querySelectorAll('*'),
    ]);
    return ours
      .filter((element) => !element.querySelector('table') && !element.closest('table'))
      .filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX))
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
      .map(
        (element) =>
          `${element.scrollWidth} of ${element.clientWidth} pixels: ${element.outerHTML.slice(0, 200)}`,
      );
  }, scope);
  assert.deepEqual(wide, []);
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
