import { html } from '../../rendering/html';
import { linesOf } from '../../rendering/one-line';
import { unlinked } from '../../rendering/unlinked';
import { gap, panel, subheading } from './blocks';
import type { Block } from './letter';
import type { Phrase } from './phrases';
import { INLINE } from './styles';

const MAX_LENGTH = 2000;

/**
 * What an editor wrote, set apart as their words and not ours: in a box under their name, and quoted line by line in
 * plain text, where nothing else could tell a note from the mail around it. Null when nothing of it can be printed.
 */
export function personalNote(note: string | null, titled: Phrase): Block | null {
  const lines = linesOf(note ?? '', MAX_LENGTH);
  if (lines.length === 0) return null;
  const written = lines.map((line, index) => html`${index > 0 && html`<br />`}${unlinked(line)}`);
  return {
    html: [
      gap(24),
      panel(
        subheading(titled.html),
        html`<blockquote class="ink" dir="auto" style="${INLINE.note}">${written}</blockquote>`,
      ),
    ],
    lines: [titled.text, ...lines.map((line) => `> ${line}`.trimEnd())],
  };
}
