import { createHome, FRESH_MS } from '../../../server/src/delivery/home';
import type { AuditEvent } from '../../../server/src/domain/audit';

const CMS = 'https://cms.example';
const STAGING = 'https://staging.example';

/** A database that instances share: what it remembers and what its log tells. */
function createSharedDatabase(rememberedUrl?: string) {
  const events: Partial<AuditEvent>[] = [];
  return {
    events,
    reads: 0,
    rememberedUrl,
    read() {
      this.reads += 1;
      return Promise.resolve(this.rememberedUrl);
    },
    write(publicUrl: string) {
      this.rememberedUrl = publicUrl;
      return Promise.resolve();
    },
  };
}

function startAt(publicUrl: string, database = createSharedDatabase()) {
  const warnings: string[] = [];
  const world = { nowMs: Date.UTC(2026, 4, 17), woken: 0 };
  const home = createHome({
    remembered: database,
    publicUrl,
    production: true,
    transaction: (work) => work(),
    audit: {
      record: (event) => Promise.resolve(void database.events.push(event)),
      countFlood: () => undefined,
    },
    clock: () => world.nowMs,
    log: { info: () => undefined, warn: (text) => void warnings.push(text), error: () => undefined },
    wakeWorker: () => (world.woken += 1),
  });
  return { home, database, warnings, world };
}

describe('a database copied to another environment', () => {
  it('is known by the public address, which the first start ever remembers at once', async () => {
    const { home, database, warnings } = startAt(CMS);
    expect(await home.status()).toEqual({ paused: false, rememberedUrl: null, publicUrl: CMS });
    expect(await home.isAtHome()).toBe(true);
    await home.announce();
    expect(database.rememberedUrl).toBe(CMS);
    expect(warnings).toEqual([]);
  });

  it('is not at home elsewhere, however often somebody asks or starts it', async () => {
    const { database } = startAt(CMS, createSharedDatabase(CMS));
    for (let start = 0; start < 3; start += 1) {
      const { home, world } = startAt(STAGING, database);
      expect(await home.isAtHome()).toBe(false);
      world.nowMs += FRESH_MS;
      expect(await home.isAtHome()).toBe(false);
    }
    expect(database.rememberedUrl).toBe(CMS);
  });

  it('says so once, in one line that names both addresses and the remedy, and in the audit log', async () => {
    const { home, warnings, database } = startAt(STAGING, createSharedDatabase(CMS));
    await home.announce();
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/no mail is sent.*cms\.example.*staging\.example.*confirm-address/);
    expect(database.events).toEqual([
      { type: 'delivery.paused', outcome: 'withheld', reason: 'address_changed' },
    ]);
  });

  it('is at home once somebody confirms: here at once, on other instances within seconds', async () => {
    const database = createSharedDatabase(CMS);
    const one = startAt(STAGING, database);
    const two = startAt(STAGING, database);
    expect([await one.home.isAtHome(), await two.home.isAtHome()]).toEqual([false, false]);

    expect(await one.home.confirm({ kind: 'admin', id: 12 })).toMatchObject({ paused: false });

    expect(await one.home.isAtHome()).toBe(true);
    expect(one.world.woken).toBe(1);
    two.world.nowMs += FRESH_MS;
    expect(await two.home.isAtHome()).toBe(true);
    expect(database.events).toEqual([
      { type: 'delivery.address-confirmed', actor: { kind: 'admin', id: 12 } },
    ]);
  });

  it('rests where it came from, once another address is confirmed', async () => {
    const database = createSharedDatabase(CMS);
    const old = startAt(CMS, database);
    expect(await old.home.isAtHome()).toBe(true);
    await startAt(STAGING, database).home.confirm({ kind: 'command' });
    old.world.nowMs += FRESH_MS;
    expect(await old.home.isAtHome()).toBe(false);
  });

  it('costs one query in a while, not one for each mail, also when the clock was set back', async () => {
    const { home, database, world } = startAt(CMS, createSharedDatabase(CMS));
    for (let look = 0; look < 10; look += 1) await home.isAtHome();
    expect(database.reads).toBe(1);
    world.nowMs -= 60_000;
    await home.isAtHome();
    expect(database.reads).toBe(2);
  });
});
