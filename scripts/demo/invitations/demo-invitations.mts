import type { CreateInvitationBody } from '../../../contracts';

/** What becomes of an invitation, by what its reader or its editor does. */
export type Course =
  'waits' | 'is-sent-again' | 'clicks' | 'accepts' | 'declines' | 'is-revoked' | 'is-refused';

export interface DemoInvitation {
  body: CreateInvitationBody;
  course: Course;
  /** How long ago all of it happened. */
  hoursAgo: number;
}

const DAY_HOURS = 24;
const TWELVE_DAYS_MS = 12 * DAY_HOURS * 3_600_000;

/** One for every state that an editor meets, so that the panel has something to show. */
export const DEMO_INVITATIONS: readonly DemoInvitation[] = [
  {
    course: 'waits',
    hoursAgo: 15 * DAY_HOURS,
    body: { email: 'sofia@client.example', name: 'Sofia Duarte', role: 'agency-client', locale: 'pt' },
  },
  {
    course: 'accepts',
    hoursAgo: 9 * DAY_HOURS,
    body: {
      email: 'iris@client.example',
      name: 'Iris Novak',
      role: 'agency-client',
      message: 'Your first drafts are in the portal. Tell me what you think of the second one!',
    },
  },
  {
    course: 'is-revoked',
    hoursAgo: 6 * DAY_HOURS,
    body: { email: 'victor@client.example', name: 'Victor Sand', role: 'agency-client' },
  },
  {
    course: 'declines',
    hoursAgo: 5 * DAY_HOURS,
    body: { email: 'gwen@client.example', name: 'Gwen Parry', role: 'agency-client' },
  },
  {
    course: 'is-sent-again',
    hoursAgo: 3 * DAY_HOURS,
    body: {
      email: 'lena@client.example',
      name: 'Lena Fischer',
      role: 'agency-client',
      locale: 'de',
      message: 'Wie besprochen: hier liegen ab heute alle Entwürfe.',
    },
  },
  {
    course: 'accepts',
    hoursAgo: 2 * DAY_HOURS,
    body: {
      email: 'omar@client.example',
      name: 'Omar Haddad',
      role: 'agency-client',
      policy: 'guest',
      accessEndsAt: new Date(Date.now() + TWELVE_DAYS_MS).toISOString(),
      message: 'For the photographer’s eyes only: the shot list, until the shooting is over.',
    },
  },
  {
    course: 'is-refused',
    hoursAgo: 2,
    body: { email: 'bounced@client.example', name: 'Boris Unger', role: 'agency-client' },
  },
  {
    course: 'clicks',
    hoursAgo: 5,
    body: { email: 'paul@client.example', name: 'Paul Mensah', role: 'agency-client' },
  },
  {
    course: 'waits',
    hoursAgo: 0,
    body: { email: 'tara@client.example', name: 'Tara Quinn', role: 'agency-client' },
  },
];
