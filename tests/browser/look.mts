import { assertAccessible, assertNothingScrollsSideways, assertNoSidewaysScroll } from './audit.mjs';
import type { Scene } from './scene.mjs';
import type { Visit } from './visit.mjs';

/** axe comes in as a script, which Strapi's policy rightly refuses; so where it looks, and only there, that rests. */
export const FOR_AXE = { bypassCSP: true, reducedMotion: 'reduce' } as const;

/** Strapi's menu, banner and notifications around them are Strapi's own affair, and judged by Strapi. */
export const SCREEN = 'main';
export const DIALOG = '[role=dialog], [role=alertdialog]';

/** Whether what stands there now is accessible, and fits. */
export async function look({ report }: Scene, { page }: Visit, what: string, scope: string): Promise<void> {
  await report.check(`${what}: axe finds nothing serious`, async () => {
    await page.locator(scope).first().waitFor();
    // Strapi's own buttons are paler under a pointer than WCAG's contrast allows.
    await page.mouse.move(0, 0);
    await assertAccessible(page, scope);
  });
  await report.check(`${what}: fits`, async () => {
    await assertNoSidewaysScroll(page);
    await assertNothingScrollsSideways(page, scope);
  });
}
