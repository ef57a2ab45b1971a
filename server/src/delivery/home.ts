import type { DeliveryStatus } from '../../../contracts';
import type { Actor } from '../domain/audit';
import { isSameEnvironment } from '../domain/environment';
import type { Audit, Clock, Log, RememberedAddress, Transaction } from '../domain/ports';

export interface HomeDeps {
  remembered: RememberedAddress;
  publicUrl: string;
  production: boolean;
  transaction: Transaction;
  audit: Audit;
  clock: Clock;
  log: Log;
  wakeWorker: () => void;
}

/** How old an answer may be: a confirmation on one instance counts on all of them after this long. */
export const FRESH_MS = 2_000;

/**
 * Whether this database is at home at this server's public address. A copy that runs elsewhere must send nothing:
 * its rows are of real clients. So delivery rests until somebody says that the address was changed on purpose.
 */
export function createHome(deps: HomeDeps) {
  const { remembered, publicUrl, audit, clock, log } = deps;
  let known: { atHome: boolean; atMs: number } | undefined;

  async function status(): Promise<DeliveryStatus> {
    const rememberedUrl = (await remembered.read()) ?? null;
    const paused = rememberedUrl !== null && !isSameEnvironment(rememberedUrl, publicUrl, deps);
    return { paused, rememberedUrl, publicUrl };
  }

  /** Asked before each look for work. The first start ever makes this address the home. */
  async function isAtHome(): Promise<boolean> {
    const ageMs = known ? clock() - known.atMs : FRESH_MS;
    // A clock that was set back makes nothing fresh.
    if (known && ageMs >= 0 && ageMs < FRESH_MS) return known.atHome;
    const { paused, rememberedUrl } = await status();
    if (rememberedUrl === null) await remembered.write(publicUrl);
    known = { atHome: !paused, atMs: clock() };
    return known.atHome;
  }

  /** Says once, at the start, what rests and what to do. */
  async function announce(): Promise<void> {
    const { paused, rememberedUrl } = await status();
    if (!paused) return;
    log.warn(
      `magic-link: no mail is sent. This database belongs to ${String(rememberedUrl)}, and this server is ${publicUrl}. ` +
        'Leave it so if it is a copy. If the address was changed on purpose, confirm it: npx strapi-magic-link ' +
        'confirm-address, or POST /magic-link/delivery/confirm-address as an admin.',
    );
    await audit.record({ type: 'delivery.paused', outcome: 'withheld', reason: 'address_changed' });
  }

  /** Makes this server's address the home, and lets mail go again: here at once, on other instances within seconds. */
  async function confirm(actor: Actor): Promise<DeliveryStatus> {
    await deps.transaction(async () => {
      await remembered.write(publicUrl);
      await audit.record({ type: 'delivery.address-confirmed', actor });
    });
    known = undefined;
    log.info(`magic-link: ${publicUrl} was confirmed; mail is sent from there.`);
    deps.wakeWorker();
    return status();
  }

  return { status, isAtHome, announce, confirm };
}

export type Home = ReturnType<typeof createHome>;
