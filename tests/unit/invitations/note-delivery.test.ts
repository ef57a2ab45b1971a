import type { AuditEvent } from '../../../server/src/domain/audit';
import { createNoteDelivery } from '../../../server/src/invitations/note-delivery';

function createDesk() {
  const noted: unknown[] = [];
  const told: Partial<AuditEvent>[] = [];
  const noteDelivery = createNoteDelivery({
    invitations: { noteDelivery: (...note) => Promise.resolve(void noted.push(note)) },
    audit: {
      record: (event) => Promise.resolve(void told.push(event)),
      countFlood: () => undefined,
    },
    transaction: (work) => work(),
  });
  return { noteDelivery, noted, told };
}

describe('what becomes of the mail of an invitation', () => {
  it('is noted each time, and told on the timeline when it has come to an end', async () => {
    const { noteDelivery, noted, told } = createDesk();
    await noteDelivery('inv', 'deferred', '450 later');
    expect(told).toEqual([]);
    await noteDelivery('inv', 'sent', null);
    expect(told).toEqual([{ type: 'message.sent', invitationId: 'inv', outcome: 'success' }]);
    expect(noted).toEqual([
      ['inv', 'deferred', '450 later'],
      ['inv', 'sent', null],
    ]);
  });

  it('is told without the server’s words when it failed: they may name the address', async () => {
    const { noteDelivery, told } = createDesk();
    await noteDelivery('inv', 'failed', '550 no such user ana@client.example');
    expect(told).toEqual([{ type: 'message.failed', invitationId: 'inv', outcome: 'refused' }]);
  });
});
