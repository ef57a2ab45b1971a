import type { Core } from '@strapi/types';
import { addressKey, parseAddress } from '../domain/address';
import type { Keyring } from '../domain/keyring';
import type { ClientStore, Clock } from '../domain/ports';
import { USER_UID } from './accounts';

/** When this plugin first started here: who had an account before is not taken for a stranger. */
export function createFirstStart(strapi: Core.Strapi, clock: Clock) {
  const store = () => strapi.store({ type: 'plugin', name: 'magic-link', key: 'first-start' });
  let atMs = 0;

  return {
    atMs: () => atMs,
    /** To be awaited before the server listens. */
    async remember(): Promise<void> {
      const remembered: unknown = await store().get({});
      atMs = typeof remembered === 'number' ? remembered : clock();
      if (typeof remembered !== 'number') await store().set({ value: atMs });
    },
  };
}

interface UserUpdate {
  params: { data?: { confirmed?: unknown; confirmationToken?: unknown } };
  result?: { id?: unknown; email?: unknown } | null;
}

/**
 * U&P's own confirmation mail proves an address as well as ours. It is known by what U&P then writes, and by nothing
 * else: `confirmed` alone is set by default, and by editors.
 */
export function watchMailConfirmations(
  strapi: Core.Strapi,
  { clients, keyring, clock }: { clients: ClientStore; keyring: Keyring; clock: Clock },
): void {
  strapi.db.lifecycles.subscribe({
    models: [USER_UID],
    async afterUpdate(event) {
      const { params, result } = event as unknown as UserUpdate;
      if (params.data?.confirmed !== true || params.data.confirmationToken !== null) return;
      const address = parseAddress(result?.email);
      const key = address && addressKey(address, keyring.currentKid, keyring);
      if (key && typeof result?.id === 'number') await clients.markProven(result.id, key, clock());
    },
  });
}
