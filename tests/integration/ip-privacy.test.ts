import { startApp } from './support/app';
import { startInbox } from './support/inbox';
import { ANA, magicLinkConfig } from './support/sign-in';

const VISITOR = '203.0.113.77';

/** Boots with this option, lets a visitor ask for a link, and looks at what is kept and told. */
async function visit(privacy?: { ipAddresses: string }) {
  const inbox = await startInbox();
  const app = await startApp({
    clients: [{ email: ANA }],
    magicLink: magicLinkConfig(inbox, privacy ? { privacy } : {}),
    // The visitor comes through a proxy.
    server: { proxy: { koa: true, maxIpsCount: 1 } },
  });
  try {
    const viaProxy = { 'x-forwarded-for': VISITOR };
    const asked = await app.post('/api/magic-link/request', { email: ANA }, viaProxy);
    expect(asked.status).toBe(202);
    const mail = await inbox.mailTo(ANA);
    const events = await app.database('ml_audit_events');
    const messages = await app.database('ml_messages');
    return {
      network: (events[0] as { network: string | null }).network,
      mail: mail.raw,
      rows: JSON.stringify([events, messages]),
    };
  } finally {
    await app.stop();
    await inbox.stop();
  }
}

describe('what is kept of a visitor’s IP address', () => {
  it('is its network by default, in the log and in the mail', async () => {
    const { network, mail, rows } = await visit();
    expect(network).toBe('203.0.113.0/24');
    expect(mail).toContain('203.0.113.0/24');
    expect(rows + mail).not.toContain(VISITOR);
  });

  it('is a keyed hash where that is configured, and the mail names no network', async () => {
    const { network, mail, rows } = await visit({ ipAddresses: 'hashed' });
    expect(network).toMatch(/^hashed:[0-9a-f]{12}$/);
    expect(rows + mail).not.toContain('203.0.113');
    expect(mail).not.toContain('hashed:');
  });

  it('is the whole address in the log where that is configured, and never in a mail', async () => {
    const { network, mail } = await visit({ ipAddresses: 'full' });
    expect(network).toBe(VISITOR);
    expect(mail).toContain('203.0.113.0/24');
    expect(mail).not.toContain(VISITOR);
  });

  it('is nothing where that is configured', async () => {
    const { network, mail, rows } = await visit({ ipAddresses: 'none' });
    expect(network).toBeNull();
    expect(rows + mail).not.toContain('203.0.113');
  });
});
