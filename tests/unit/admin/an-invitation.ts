import type { InvitationDetails } from '../../../contracts';

export const NOW = Date.UTC(2026, 4, 10, 12);
export const HOUR = 3_600_000;
export const at = (offsetMs: number) => new Date(NOW + offsetMs).toISOString();

/** Mailed an hour ago, not answered yet. */
export const FRESH: InvitationDetails = {
  documentId: 'i1',
  email: 'ana@client.example',
  name: null,
  role: 'client',
  policy: 'invitation',
  policyLabel: null,
  message: null,
  locale: 'en',
  redirectTo: null,
  document: null,
  batchId: null,
  metadata: null,
  lifecycle: 'pending',
  delivery: 'sent',
  deliveryProblem: null,
  engagement: 'none',
  invitedBy: { kind: 'admin', id: '1', name: 'Noor' },
  clientId: null,
  createdAt: at(-HOUR),
  lastSentAt: at(-HOUR),
  invitationExpiresAt: at(300 * HOUR),
  linkExpiresAt: at(23 * HOUR),
  accessEndsAt: null,
  acceptedAt: null,
  closedAt: null,
  remindersSent: 0,
  nextReminderAt: null,
  client: null,
  timeline: [],
  links: [],
};
