import type { InvitationMailInput, ReminderMailInput } from '../../../../server/src/delivery/mail';
import { LINK, REPORT_LINK } from './a-sign-in-mail';

export const DECLINE_LINK = 'https://cms.client.example/api/magic-link/decline?token=eyJ.x.y-_';

export function anInvitationMail(changes: Partial<InvitationMailInput> = {}): InvitationMailInput {
  return {
    kind: 'invitation',
    language: 'en',
    portal: { name: 'Northwind', address: 'portal.client.example' },
    linkUrl: LINK,
    reportUrl: REPORT_LINK,
    declineUrl: DECLINE_LINK,
    code: '048291',
    invitedBy: 'Jo Weber',
    recipientName: 'Ana Silva',
    note: 'We start on Monday.\nThe plan is in your dashboard.',
    issuedAt: new Date('2025-11-23T14:30:00.400Z'),
    linkExpiresAt: new Date('2025-11-24T14:30:00.400Z'),
    invitationExpiresAt: new Date('2025-12-07T09:15:00Z'),
    accessEndsAt: null,
    ...changes,
  };
}

export function aReminderMail(changes: Partial<ReminderMailInput> = {}): ReminderMailInput {
  return { ...anInvitationMail(), invitedAt: new Date('2025-11-20T08:00:00Z'), ...changes };
}
