import fc from 'fast-check';
import { erasureMac, type ChainHead, type PersonalFields } from '../../../server/src/domain/chain';
import type { ChainStore, StoredLine } from '../../../server/src/domain/chain-ports';
import { createKeyring } from '../../../server/src/domain/keyring';
import { createVerifyChain } from '../../../server/src/audit/verify-chain';
import { chainOf, headOf, key, keyring, NOW_MS, sealedLog } from './sealed-lines';

const verifier = (lines: readonly StoredLine[], head?: ChainHead) =>
  createVerifyChain({ chain: chainOf(lines, head), keyring, clock: () => NOW_MS });

/** As the plugin erases a line. */
const erasureOf = ({ line }: StoredLine) => ({ kid: keyring.currentKid, mac: erasureMac(key, line) });
const NOBODY: PersonalFields = { clientId: null, userActor: null, network: null, browser: null };

const LINES = 12;
const log = () => sealedLog(LINES);
const anyLine = fc.nat(LINES - 1);

describe('the chain of the log', () => {
  test('nobody was there: it is intact, and so is an empty one', async () => {
    expect(await verifier(log())()).toMatchObject({ problem: null, lines: LINES, erased: 0 });
    expect(await verifier([])()).toMatchObject({ problem: null, lines: 0 });
  });

  const FIELDS = [
    'documentId',
    'type',
    'outcome',
    'reason',
    'staffActor',
    'linkDocumentId',
    'invitationId',
    'batchId',
    'subject',
    'changes',
    'commitment',
  ] as const;

  test('any single edit of any field of any line is found, at that line', () =>
    fc.assert(
      fc.asyncProperty(anyLine, fc.constantFrom(...FIELDS), fc.string(), async (at, field, text) => {
        const lines = log();
        const stored = lines[at];
        if (!stored || stored.line[field] === text) return;
        stored.line = { ...stored.line, [field]: text };
        expect(await verifier(lines)()).toMatchObject({ problem: 'line_altered', seq: at + 1 });
      }),
    ));

  test('any edit of a number or a moment is found', () =>
    fc.assert(
      fc.asyncProperty(
        anyLine,
        fc.constantFrom('count', 'atMs', 'sealedAtMs'),
        fc.nat(),
        async (at, field, number) => {
          const lines = log();
          const stored = lines[at];
          if (!stored || stored.line[field as 'count'] === number) return;
          stored.line = { ...stored.line, [field]: number };
          expect((await verifier(lines)()).problem).toBe('line_altered');
        },
      ),
    ));

  test('another person in a line is found, and so is one in a line whose person was erased', () =>
    fc.assert(
      fc.asyncProperty(anyLine, fc.boolean(), async (at, erased) => {
        const lines = log();
        const stored = lines[at];
        if (!stored) return;
        stored.personal = { ...stored.personal, clientId: 4_711 };
        if (erased) Object.assign(stored, { salt: null, erasure: erasureOf(stored) });
        expect((await verifier(lines)()).problem).toBe('line_altered');
      }),
    ));

  test('erasing a person keeps the chain whole, and is counted', () =>
    fc.assert(
      fc.asyncProperty(anyLine, async (at) => {
        const lines = log();
        const stored = lines[at];
        if (!stored) return;
        Object.assign(stored, { salt: null, personal: NOBODY, erasure: erasureOf(stored) });
        expect(await verifier(lines)()).toMatchObject({ problem: null, lines: LINES, erased: 1 });
      }),
    ));

  test('a line that somebody emptied by hand is found, also with what vouches for another', () =>
    fc.assert(
      fc.asyncProperty(anyLine, anyLine, async (at, other) => {
        const lines = log();
        const [stored, vouched] = [lines[at], lines[other]];
        if (!stored || !vouched || at === other) return;
        for (const erasure of [null, erasureOf(vouched), { ...erasureOf(stored), mac: '' }]) {
          Object.assign(stored, { salt: null, personal: NOBODY, erasure });
          expect(await verifier(lines)()).toMatchObject({ problem: 'line_altered', seq: at + 1 });
        }
      }),
    ));

  test('a removed line is found, wherever it was', () =>
    fc.assert(
      fc.asyncProperty(anyLine, async (at) => {
        const lines = log();
        const head = headOf(lines);
        lines.splice(at, 1);
        const expected = { problem: 'line_missing', seq: at + 1 };
        expect(await verifier(lines, head)()).toMatchObject(expected);
      }),
    ));

  test('two lines that changed places are found', () =>
    fc.assert(
      fc.asyncProperty(anyLine, anyLine, async (one, other) => {
        const lines = log();
        const [a, b] = [lines[one], lines[other]];
        if (!a || !b || one === other) return;
        lines[one] = { ...b, line: { ...b.line, seq: a.line.seq } };
        lines[other] = { ...a, line: { ...a.line, seq: b.line.seq } };
        expect((await verifier(lines)()).problem).toBe('line_altered');
      }),
    ));

  test('a cut tail is found against the head of the table, and where that was cut with it, against an exported one', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: LINES }), async (kept) => {
        const whole = log();
        const exported = headOf(whole);
        const cut = whole.slice(0, kept);
        if (kept === LINES) return;
        expect((await verifier(cut, exported)()).problem).toBe('line_missing');
        expect((await verifier(cut)()).problem).toBeNull();
        expect((await verifier(cut)(exported)).problem).toBe('expected_head_missing');
      }),
    ));

  test('a chain that somebody made anew with another key is found', async () => {
    const other = createKeyring(['another secret of at least thirty-two characters']);
    const foreign = createVerifyChain({
      chain: {
        head: () => Promise.resolve(headOf(log())),
        checkpoint: () => Promise.resolve(undefined),
        wrappedKeys: () => Promise.resolve([]),
        linesAfter: () => Promise.resolve(log()),
      } as unknown as ChainStore,
      keyring: other,
      clock: () => NOW_MS,
    });
    expect((await foreign()).problem).toBe('key_unknown');
  });
});
