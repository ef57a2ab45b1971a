import type { ChainReport, Erasure, PersonalData } from '../../contracts';
import { startApp, type App } from './support/app';
import { dataIn, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { tokenIn, type Inbox } from './support/inbox';
import { settled } from './support/rows';
import {
  ANA,
  magicLinkConfig,
  refusalIn,
  requestMail,
  sessionIn,
  startPortal,
  verify,
} from './support/sign-in';

const A = 'the first secret of this test, long enough to be one';
const B = 'the second secret of this test, long enough to be one';
const NOBODY = ['first@nowhere.example', 'second@nowhere.example'] as const;

describe('secrets that are rotated there and back', () => {
  let first: App;
  let app: App;
  let inbox: Inbox;
  let editor: Editor;
  // Links are bound to it, and each start has another port.
  const server = { url: 'http://cms.example' };
  const options = { bootstrap: seedAdmins([{ email: EDITOR }]), server };

  beforeAll(async () => {
    ({ app: first, inbox } = await startPortal({ ...options, magicLink: { secrets: [A] } }));
    app = first;
    editor = await signInEditor(app);
  });

  afterAll(async () => {
    await app.stop();
    if (app !== first) await first.stop();
    await inbox.stop();
  });

  async function restartWith(...secrets: string[]): Promise<void> {
    // Else a mail that left is not written down as sent, and waits for the end of its lease.
    await settled(app);
    await app.kill();
    app = await startApp({
      ...options,
      magicLink: magicLinkConfig(inbox, { secrets }),
      directory: first.directory,
    });
    editor = await signInEditor(app);
  }
  const linkTo = async (email: string) => tokenIn((await requestMail(app, inbox, email)).mail);
  const refused = { status: 400, code: 'link_invalid' };
  const exportOf = async (email: string): Promise<PersonalData> =>
    dataIn(await editor.post('/privacy/export', { email }));
  const erase = async (email: string): Promise<Erasure> =>
    dataIn(await editor.post('/privacy/erase', { email }));

  /** Of the whole log, once everything in it is sealed. */
  async function check(): Promise<ChainReport> {
    await settled(app);
    while ((await app.database('ml_audit_events').whereNull('seq')).length > 0)
      await new Promise((resolve) => setTimeout(resolve, 100));
    return dataIn(await editor.get('/audit-events/verify'));
  }
  const intact = async () => expect(await check()).toMatchObject({ problem: null });

  it('A: links work, and the log fits', async () => {
    for (const email of NOBODY) await app.post('/api/magic-link/request', { email });
    await sessionIn(await verify(app, { token: await linkTo(ANA) }));
    await intact();
  });

  let underA: string;
  let invitedUnderA: string;
  it('B before A: what A signed still works, and whose address was hashed with A is found and erased', async () => {
    underA = await linkTo(ANA);
    const { documentId } = await invite(editor, { email: 'ida@client.example' });
    invitedUnderA = tokenIn(await inbox.mailTo('ida@client.example'));
    await restartWith(B, A);
    await sessionIn(await verify(app, { token: underA }));
    expect((await exportOf(NOBODY[0])).links).toHaveLength(1);
    expect(await erase(NOBODY[0])).toMatchObject({ links: 1, nothingHeld: false });
    expect((await exportOf('ida@client.example')).invitations).toMatchObject([{ documentId }]);
    underA = await linkTo(ANA);
    await intact();
  });

  it('B alone: what A signed is refused, the log fits, and who is known by more than a hash is still found', async () => {
    const underB = underA;
    await restartWith(B);
    expect(await refusalIn(await verify(app, { token: invitedUnderA }))).toEqual(refused);
    await sessionIn(await verify(app, { token: underB }));
    // As the documentation says: nobody can tell any more whose hash that is.
    expect((await exportOf(NOBODY[1])).links).toEqual([]);
    expect((await exportOf(ANA)).links.length).toBeGreaterThan(2);
    expect(await erase('ida@client.example')).toMatchObject({ invitations: 1, links: 1 });
    await intact();
  });

  it('A again: what B signed is refused, what A signs works, and the log fits from its first line on', async () => {
    const underB = await linkTo(ANA);
    await restartWith(A);
    expect(await refusalIn(await verify(app, { token: underB }))).toEqual(refused);
    await sessionIn(await verify(app, { token: await linkTo(ANA) }));
    expect((await exportOf(NOBODY[1])).links).toHaveLength(1);
    expect(await check()).toMatchObject({ problem: 'key_unknown' });
  });

  it('and A behind B, B behind A: whole again, and nothing was thrown', async () => {
    await restartWith(A, B);
    await intact();
    await restartWith(A);
    await intact();
    expect(app.log()).not.toMatch(/\berror\b/i);
  });
});
