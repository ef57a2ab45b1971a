import { createAudit } from '../../../server/src/audit';
import type { AuditEvent } from '../../../server/src/domain/audit';
import type { EventPayload } from '../../../server/src/domain/events';

const NOW_MS = Date.UTC(2026, 10, 25, 9);

function createLog() {
  const lines: AuditEvent[] = [];
  const emitted: { name: string; payload: EventPayload }[] = [];
  const committed: (() => void)[] = [];
  const audit = createAudit({
    store: {
      append: (event) => Promise.resolve(void lines.push(event)),
      ofInvitation: () => Promise.resolve([]),
    },
    events: { emit: (name, payload) => void emitted.push({ name, payload }) },
    afterCommit: (work) => Promise.resolve(void committed.push(work)),
    clock: () => NOW_MS,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  return { audit, lines, emitted, commit: () => committed.forEach((work) => work()) };
}

test('Strapi is told of a line only when what it tells of was committed', async () => {
  const { audit, emitted, commit } = createLog();
  await audit.record({
    type: 'invitation.accepted',
    clientId: 7,
    invitationId: 'inv',
    actor: { kind: 'admin', id: 3 },
    origin: { browser: 'Firefox', network: '192.0.2.0' },
  });
  expect(emitted).toEqual([]);
  commit();
  const at = '2026-11-25T09:00:00.000Z';
  const ids = { actor: 'admin:3', clientId: 7, invitationId: 'inv', linkId: null };
  expect(emitted).toEqual([
    { name: 'invitation.accepted', payload: { at, outcome: 'success', reason: null, ...ids } },
  ]);
});

test('Strapi is told of mails, and of no decoy', async () => {
  const { audit, emitted, commit } = createLog();
  await audit.record({ type: 'message.sent', linkDocumentId: 'one' });
  await audit.record({ type: 'message.sent', linkDocumentId: 'two', outcome: 'withheld' });
  commit();
  expect(emitted.map(({ payload }) => payload.linkId)).toEqual(['one']);
});

test('what is for the log alone is told to nobody', async () => {
  const { audit, lines, emitted, commit } = createLog();
  await audit.record({ type: 'account.role-changed', clientId: 7 });
  commit();
  expect(lines).toHaveLength(1);
  expect(emitted).toEqual([]);
});
