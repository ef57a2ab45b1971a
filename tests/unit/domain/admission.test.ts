import { addressKey, parseAddress, type Address } from '../../../server/src/domain/address';
import {
  admitClient,
  barrierFor,
  findHolder,
  type AdmissionRules,
} from '../../../server/src/domain/admission';
import type { Accounts, Client } from '../../../server/src/domain/ports';
import { KEYRING, NOW_MS } from './support/fixtures';

const ADMIT_ALL: AdmissionRules = { allowedDomains: [], refusedDomains: [], deniedRoles: [] };
const ANA = parseAddress('ana@client.example') as Address;
const CLIENT: Client = {
  id: 7,
  email: 'Ana@Client.example',
  blocked: false,
  confirmed: true,
  createdAtMs: 0,
  role: 'authenticated',
  accessEndsAtMs: null,
};
const LINK = {
  addressKey: addressKey(ANA, KEYRING.currentKid, KEYRING) ?? '',
  kid: KEYRING.currentKid,
  policy: 'sign-in',
};
const rules = (change: Partial<AdmissionRules>) => ({ ...ADMIT_ALL, ...change });

describe('what keeps an address out', () => {
  test.each<[string, Partial<AdmissionRules>, string | undefined]>([
    ['nothing, without rules', {}, undefined],
    ['nothing, where its domain is allowed', { allowedDomains: ['client.example'] }, undefined],
    ['a list of others', { allowedDomains: ['other.example'] }, 'domain_refused'],
    ['a refusal of its domain', { refusedDomains: ['client.example'] }, 'domain_refused'],
    [
      'a refusal, also of an allowed domain',
      { allowedDomains: ['client.example'], refusedDomains: ['client.example'] },
      'domain_refused',
    ],
    ['its role', { deniedRoles: ['authenticated'] }, 'role_denied'],
    ['nothing, where another role is denied', { deniedRoles: ['accountant'] }, undefined],
  ])('%s', (_what, change, barrier) => {
    expect(barrierFor(ANA, 'authenticated', rules(change))).toBe(barrier);
  });

  test('never a role that one does not have', () => {
    expect(barrierFor(ANA, null, rules({ deniedRoles: ['authenticated', 'null'] }))).toBeUndefined();
  });
});

describe('a client with a link', () => {
  const admit = (client: Client | undefined, change: Partial<AdmissionRules> = {}) =>
    admitClient(LINK, client, { keyring: KEYRING, admission: () => rules(change), clock: () => NOW_MS });

  test('comes in, by the address in its one form', () => {
    expect(admit(CLIENT)).toEqual({ kind: 'client', client: CLIENT, address: ANA });
  });

  test.each<[string, Client | undefined, Partial<AdmissionRules>]>([
    ['client_gone', undefined, {}],
    ['client_blocked', { ...CLIENT, blocked: true }, {}],
    ['client_blocked', { ...CLIENT, blocked: true, accessEndsAtMs: NOW_MS + 1 }, {}],
    ['access_ended', { ...CLIENT, accessEndsAtMs: NOW_MS }, {}],
    ['access_ended', { ...CLIENT, blocked: true, accessEndsAtMs: NOW_MS }, {}],
    ['address_changed', { ...CLIENT, email: 'ana@new.example', accessEndsAtMs: NOW_MS }, {}],
    ['address_changed', { ...CLIENT, email: 'ana@new.example' }, {}],
    ['address_changed', { ...CLIENT, email: 'no address' }, {}],
    ['domain_refused', CLIENT, { refusedDomains: ['client.example'] }],
    ['role_denied', CLIENT, { deniedRoles: ['authenticated'] }],
  ])('is refused: %s', (reason, client, change) => {
    expect(admit(client, change)).toEqual({ kind: 'refused', reason });
  });
});

describe('whom a link is for', () => {
  const accounts = { find: () => Promise.resolve(CLIENT) } as unknown as Accounts;
  const find = (link: { clientId: number | null; newcomerAddress: string | null }, change = {}) =>
    findHolder(
      { ...LINK, ...link },
      { accounts, keyring: KEYRING, admission: () => rules(change), clock: () => NOW_MS },
    );

  test('a client, a newcomer, or nobody', async () => {
    expect(await find({ clientId: 7, newcomerAddress: null })).toMatchObject({
      kind: 'client',
      address: ANA,
    });
    expect(await find({ clientId: null, newcomerAddress: ANA })).toEqual({ kind: 'newcomer', address: ANA });
    expect(await find({ clientId: null, newcomerAddress: null })).toMatchObject({
      reason: 'link_undeliverable',
    });
  });

  test('a newcomer is held to the domains, too', async () => {
    const found = await find(
      { clientId: null, newcomerAddress: ANA },
      { refusedDomains: ['client.example'] },
    );
    expect(found).toMatchObject({ reason: 'domain_refused' });
  });
});
