import { addressKeys, parseAddress, type Address } from '../../../server/src/domain/address';
import { createKeyring } from '../../../server/src/domain/keyring';
import type { Accounts, Client } from '../../../server/src/domain/ports';
import { isGuestOnly, type LinkOwner, type Trace, type TraceStore } from '../../../server/src/domain/privacy';
import { createFindPerson } from '../../../server/src/privacy/find-person';

const keyring = createKeyring([
  'the new secret of over thirty-two characters',
  'the old secret of over thirty-two characters',
]);
const ANA = parseAddress('ana@client.example') as Address;
const clientOf = (id: number): Client => ({
  ...{ id, email: ANA, blocked: false, confirmed: true, createdAtMs: 0, role: null, accessEndsAtMs: null },
});

/** Tables with these links, each known by what it is owned by; `there`: accounts that exist. */
function finderIn(world: {
  links: (Trace & { key?: string })[];
  invitations?: Trace[];
  today: number[];
  there?: number[];
  order?: string[];
}) {
  const { order = [], there = [] } = world;
  const traces: TraceStore = {
    invitations({ clientIds }) {
      order.push('invitations');
      const found = (world.invitations ?? []).filter(
        ({ clientId, documentId }) => documentId.startsWith('to-ana') || clientIds.includes(clientId ?? 0),
      );
      return Promise.resolve(found);
    },
    links(owner: LinkOwner) {
      order.push('links');
      return Promise.resolve(
        world.links.filter(
          ({ key, clientId }) =>
            owner.addressKeys.includes(key ?? '') || owner.clientIds.includes(clientId ?? 0),
        ),
      );
    },
    provenClients: () => Promise.resolve([]),
  };
  const accounts = {
    findByAddress: () => Promise.resolve(world.today.map(clientOf)),
    lockByAddress() {
      order.push('accounts');
      return Promise.resolve(world.today.map(clientOf));
    },
    find: (id: number) => Promise.resolve(there.includes(id) ? clientOf(id) : undefined),
  } as unknown as Accounts;
  return createFindPerson({ traces, accounts, keyring });
}

test('links are found by the hash of the address under every secret, the retired-to-be included', async () => {
  const links = addressKeys(ANA, keyring).map((key, n) => ({ documentId: `link-${n}`, clientId: null, key }));
  const { linkIds } = await finderIn({ links, today: [] }).find(ANA);
  expect(linkIds).toEqual(['link-0', 'link-1']);
});

test('an account that is gone is found by what still names it, and all of its links with it', async () => {
  const invitations = [{ documentId: 'to-ana', clientId: 4 }];
  const links = [{ documentId: 'to an earlier address', clientId: 4 }];
  const found = await finderIn({ links, invitations, today: [] }).find(ANA);
  expect(found).toMatchObject({ clientIds: [4], linkIds: ['to an earlier address'] });
});

test('an account that has another address today is somebody else’s, though it came by this one', async () => {
  const invitations = [{ documentId: 'to-ana', clientId: 4 }];
  const links = [{ documentId: 'of the other', clientId: 4 }];
  const found = await finderIn({ links, invitations, today: [], there: [4] }).find(ANA);
  expect(found).toMatchObject({ clientIds: [], invitationIds: ['to-ana'], linkIds: [] });
});

test('an account that was made while its links were waited for is found, and held in everybody’s order', async () => {
  const order: string[] = [];
  const [key = ''] = addressKeys(ANA, keyring);
  const world = {
    links: [{ documentId: 'link', clientId: null as number | null, key }],
    today: [] as number[],
    there: [] as number[],
    order,
  };
  const finder = finderIn(world);
  const before = await finder.find(ANA);
  order.splice(0);
  const looking = finder.hold(ANA, before);
  Object.assign(world.links[0] ?? {}, { clientId: 9 });
  world.today.push(9);
  world.there.push(9);
  expect(await looking).toMatchObject({ clientIds: [9], accounts: [{ id: 9 }] });
  expect(order.slice(0, 3)).toEqual(['invitations', 'accounts', 'links']);
});

const GUEST = { guestAccount: true, hasEnded: false, blockedAtEnd: false, cameByLink: true };
const FREE = { blocked: false };
const BLOCKED = { blocked: true };

test.each([
  ['a guest whose access goes on', GUEST, FREE, true],
  ['a guest whom the end of it blocked', { ...GUEST, hasEnded: true, blockedAtEnd: true }, BLOCKED, true],
  ['a guest whom an admin blocked', GUEST, BLOCKED, false],
  ['one whom an admin had blocked before the end', { ...GUEST, hasEnded: true }, BLOCKED, false],
  [
    'one whom an admin let in again after the end',
    { ...GUEST, hasEnded: true, blockedAtEnd: true },
    FREE,
    false,
  ],
  ['anybody else', { ...GUEST, guestAccount: false }, FREE, false],
])('the account is the plugin’s own to remove, or not: %s', (_who, guest, client, isOurs) => {
  expect(isGuestOnly(guest, client)).toBe(isOurs);
});
