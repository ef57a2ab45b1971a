export interface DemoMilestone {
  title: string;
  dueOn: string;
  done: boolean;
}

export interface DemoClient {
  name: string;
  email: string;
  project: { title: string; summary: string; phase: string; milestones: DemoMilestone[] };
  packets: { title: string; period: string; body: string }[];
}

/** Two clients, so that a look at the portal shows that neither sees the other's work. */
export const DEMO_CLIENTS: readonly DemoClient[] = [
  {
    name: 'Ana Ruiz',
    email: 'ana@client.example',
    project: {
      title: 'Harbour House website',
      summary:
        'A new home on the web for Harbour House: rooms, seasonal menus and bookings in one place that the front desk can edit without calling us.',
      phase: 'build',
      milestones: [
        { title: 'Kick-off and interviews', dueOn: '2026-02-09', done: true },
        { title: 'Page designs approved', dueOn: '2026-03-13', done: true },
        { title: 'Booking form connected', dueOn: '2026-04-17', done: false },
        { title: 'Content moved and proofread', dueOn: '2026-05-08', done: false },
        { title: 'Launch', dueOn: '2026-05-22', done: false },
      ],
    },
    packets: [
      {
        title: 'Monthly summary',
        period: 'February 2026',
        body: [
          'The project is on time. 38 of 160 hours are used.',
          '## Done',
          '- Interviews with reservations, the kitchen and four returning guests.',
          '- Site map with eleven pages, down from twenty-six.',
          '- First page designs for rooms and menus.',
          '## Risks',
          'The photographs of the new suites arrive two weeks later than planned. We start with the older ones and exchange them before the launch.',
        ].join('\n\n'),
      },
      {
        title: 'Design review: rooms and booking',
        period: 'March 2026',
        body: [
          'Thank you for the notes on the second round. All of them are in, and the two open questions are below.',
          '## What changed',
          '- The room pages lead with one large photograph instead of a carousel.',
          '- Prices show the total for the stay, city tax included.',
          '- The booking form asks for four things: dates, guests, name and address.',
          '## What we need from you',
          'Please confirm the cancellation wording by Friday, and tell us which of the two breakfast photographs you prefer.',
          '## What comes next',
          'With your approval we connect the booking form to your calendar. You will be able to try it on a test address before anyone else sees it.',
        ].join('\n\n'),
      },
    ],
  },
  {
    name: 'Ben Adeyemi',
    email: 'ben@client.example',
    project: {
      title: 'Adeyemi & Daughters catalogue',
      summary:
        'A printed spring catalogue and the matching web shop pages, from one set of product data, so that prices agree everywhere.',
      phase: 'design',
      milestones: [
        { title: 'Product data cleaned', dueOn: '2026-02-20', done: true },
        { title: 'Type and grid chosen', dueOn: '2026-03-20', done: false },
        { title: 'Proofs from the printer', dueOn: '2026-04-24', done: false },
      ],
    },
    packets: [
      {
        title: 'Product data report',
        period: 'February 2026',
        body: [
          'All 412 products have a weight, a price and a photograph now.',
          '- 37 duplicates were merged.',
          '- 12 products were retired after your call with Funmi.',
          '- Prices are held in one place and rounded once.',
        ].join('\n\n'),
      },
      {
        title: 'Type and grid: two directions',
        period: 'March 2026',
        body: [
          'Both directions use the same twelve-column grid; they differ in voice.',
          '## Direction A',
          'A quiet serif with generous margins. Products get more air, and the catalogue grows by eight pages.',
          '## Direction B',
          'A compact sans. Four products fit on a spread, and the price list moves to the back.',
          '## Your decision',
          'Please choose one by the 18th. The printer needs the page count by the 20th.',
        ].join('\n\n'),
      },
    ],
  },
];
