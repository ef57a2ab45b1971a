// @ts-check
import { loadMagicLink } from './load-magic-link.mjs';

/**
 * Loads the project of this folder without listening and goes through the whole log. Resolves with what it found, and
 * whether that is a problem. `head`: one that was kept elsewhere, SEQ:SEAL.
 * @param {string | undefined} head
 * @returns {Promise<{ text: string, exitCode: number }>}
 */
export async function verifyLog(head) {
  const expected = head === undefined ? undefined : parseHead(head);
  const { magicLink, close } = await loadMagicLink();
  try {
    const report = await magicLink.log.verify(expected, { kind: 'command' });
    const { problem, seq, lines, erased, unsealed, from } = report;
    if (problem !== null) {
      return { text: `The log was altered: ${problem} at line ${String(seq)}.\n`, exitCode: 1 };
    }
    const place = `${report.head.seq}:${report.head.seal}`;
    const pruned = from > 0 ? ` Lines up to ${from} were removed by retention.` : '';
    return {
      text:
        `Unaltered: ${lines} lines fit their seals, ${erased} of them without their person; ${unsealed} wait for a seal.` +
        `${pruned}\nKeep this head elsewhere, and give it to the next verification:\n${place}\n`,
      exitCode: 0,
    };
  } finally {
    await close();
  }
}

/** @param {string} head */
function parseHead(head) {
  const [, seq, seal] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(head) ?? [];
  if (seq === undefined || seal === undefined) {
    throw new Error(`"${head}" is no head of the log: give its number and its seal, such as 1200:9f86d0…`);
  }
  return { seq: Number(seq), seal };
}
