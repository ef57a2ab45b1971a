import {
  addressesOfUsers,
  asSendable,
  bodyOf,
  readAddresses,
  sendingsOf,
} from '../../../admin/src/content-manager/sendings';

const UID = 'api::packet.packet';
const PACKET = { uid: UID, documentId: 'a1', title: 'Quarter' };

test.each([
  ['commas', 'ana@client.example, ben@client.example'],
  ['semicolons', 'ana@client.example;ben@client.example;'],
  ['lines', 'ana@client.example\r\n\nben@client.example\n'],
  ['spaces', '  ana@client.example   ben@client.example '],
  ['names', 'Ana Ruiz <ana@client.example>, "Ben" <ben@client.example>'],
])('pasted addresses are told apart by %s', (_by, text) => {
  expect(readAddresses(text)).toEqual({
    addresses: ['ana@client.example', 'ben@client.example'],
    strange: [],
  });
});

test('what is no address is told, not dropped', () => {
  expect(readAddresses('ana@client.example, ben@client')).toEqual({
    addresses: ['ana@client.example'],
    strange: ['ben@client'],
  });
});

test('one mailbox is written to once, however often and however it is spelled', () => {
  const { addresses } = readAddresses('Ana@client.example, ana@client.example');
  expect(addresses).toEqual(['Ana@client.example']);
});

test('each entry goes to each address; without an entry it is an invitation', () => {
  const other = { ...PACKET, documentId: 'b2' };
  const sent = sendingsOf(['ana@client.example', 'ben@client.example'], [PACKET, other]);
  expect(sent.map(({ email, entry }) => `${email} ${entry?.documentId}`)).toEqual([
    'ana@client.example a1',
    'ana@client.example b2',
    'ben@client.example a1',
    'ben@client.example b2',
  ]);
  expect(sendingsOf(['ana@client.example'], [])).toEqual([{ email: 'ana@client.example', entry: null }]);
});

test('who has an account keeps the role, and what is pending is sent again', () => {
  const sending = { email: 'ana@client.example', entry: PACKET };
  const body = bodyOf(sending, { message: ' ', locale: 'de', mayResend: true });
  expect(body).toEqual({
    email: 'ana@client.example',
    locale: 'de',
    existingClient: 'keep-role',
    ifPending: 'resend',
    document: { uid: UID, documentId: 'a1' },
  });
  expect(bodyOf(sending, { message: ' ', locale: 'de', mayResend: false })).not.toHaveProperty('ifPending');
});

test('an entry is called by its title, else by its id; a user without an address is left out', () => {
  expect(asSendable(UID, { documentId: 'a1', title: 'Quarter' })).toEqual(PACKET);
  expect(asSendable(UID, { documentId: 'a1', title: '' }).title).toBe('a1');
  expect(
    addressesOfUsers([
      { documentId: 'u1', email: 'ana@client.example' },
      { documentId: 'u2', email: null },
    ]),
  ).toEqual(['ana@client.example']);
});
