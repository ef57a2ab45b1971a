import type { Interpolation } from '../../rendering/html';
import type { Speaker } from '../../rendering/texts';
import type { PAGE_PLACEHOLDERS } from './texts';

/** Where a page plays: its language and its portal. */
export interface Scene {
  say: Speaker<typeof PAGE_PLACEHOLDERS>;
  portal: { name: string; url: string; host: string };
}

/** What a state says there. */
export interface Content {
  title: string;
  body: Interpolation;
}
