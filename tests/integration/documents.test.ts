import type { EditorOptions, InvitationRecord, Page, Recipient } from '../../contracts';
import { startApp, StartError, type App } from './support/app';
import { apiToken, callerWith, grantRole, SEED_CALLERS } from './support/callers';
import { dataIn, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { linkIn, tokenIn, type Inbox } from './support/inbox';
import {
  ANA,
  BEN,
  magicLinkConfig,
  refusalIn,
  requestMail,
  sessionIn,
  startPortal,
  verify,
} from './support/sign-in';

const UID = 'api::packet.packet';
const PATHS = { [UID]: '/packets/{documentId}' };
const AUTHOR = 'author@studio.example';
const FILES = {
  'src/api/packet/content-types/packet/schema.json': JSON.stringify({
    kind: 'collectionType',
    collectionName: 'packets',
    info: { singularName: 'packet', pluralName: 'packets', displayName: 'Packet' },
    options: { draftAndPublish: true },
    attributes: { title: { type: 'string' } },
  }),
};
/** An editor who reads entries of their own only, as Strapi's Author does. */
const BOOTSTRAP = `${seedAdmins([{ email: EDITOR }, { email: AUTHOR, actions: ['invitations.create'] }])}
${SEED_CALLERS}
strapi.server.routes([{
  method: 'POST', path: '/test-packets', config: { auth: false },
  handler: async (ctx) => {
    const { by } = ctx.request.body;
    const author = await strapi.db.query('admin::user').findOne({ where: { email: by }, populate: ['roles'] });
    const owned = { action: 'plugin::content-manager.explorer.read', subject: '${UID}',
      properties: { fields: ['title'] }, conditions: ['admin::is-creator'] };
    if (author.roles[0].code !== 'strapi-super-admin') {
      await strapi.service('admin::role').addPermissions(author.roles[0].id, [owned]);
    }
    const made = await strapi.documents('${UID}').create({ data: { title: 'Quarter', createdBy: author.id } });
    ctx.body = { documentId: made.documentId };
  },
}]);`;

let invited = 0;
const newAddress = () => `packet${(invited += 1)}@client.example`;

describe('an entry of the Content Manager, sent by link', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      bootstrap: BOOTSTRAP,
      files: FILES,
      magicLink: {
        documents: { paths: PATHS },
        policies: { document: { inviterUserRoles: ['authenticated'] } },
      },
    }));
    editor = await signInEditor(app);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  async function packetBy(by = EDITOR): Promise<{ uid: string; documentId: string }> {
    const response = await app.post('/test-packets', { by });
    return { uid: UID, ...((await response.json()) as { documentId: string }) };
  }

  it('leads its reader, signed in, to exactly this entry; the mail names nothing of it', async () => {
    const document = await packetBy();
    const email = newAddress();
    const made = await invite(editor, { email, document });
    const redirectTo = `/packets/${document.documentId}`;
    expect(made).toMatchObject({ policy: 'document', document, redirectTo });
    const mail = await inbox.mailTo(email);
    expect(mail.parsed.text).not.toContain('Quarter');
    expect(await (await fetch(linkIn(mail))).text()).toContain('A document is ready for you');
    expect((await sessionIn(await verify(app, { token: tokenIn(mail) }))).redirectTo).toBe(redirectTo);
  });

  it('reaches a client who has an account, and two entries can be under way to them at once', async () => {
    const [one, two] = [await packetBy(), await packetBy()];
    for (const document of [one, two])
      await invite(editor, { email: ANA, document, existingClient: 'keep-role' });
    const again = await editor.post('/invitations', {
      email: ANA,
      document: one,
      existingClient: 'keep-role',
    });
    expect(await refusalIn(again)).toEqual({ status: 409, code: 'already_pending' });
    const sent = [await inbox.mailTo(ANA, 1), await inbox.mailTo(ANA, 2)];
    for (const mail of sent) await sessionIn(await verify(app, { token: tokenIn(mail) }));
  });

  it('leaves a guest who is sent it a guest: whoever opens an entry stays no longer for that', async () => {
    const email = newAddress();
    await invite(editor, { email, policy: 'guest' });
    const guest = await sessionIn(await verify(app, { token: tokenIn(await inbox.mailTo(email)) }));
    await invite(editor, { email, document: await packetBy(), existingClient: 'keep-role' });
    const reader = await sessionIn(await verify(app, { token: tokenIn(await inbox.mailTo(email, 2)) }));
    expect(guest.invitation?.accessEndsAt).not.toBeNull();
    expect(reader.invitation?.accessEndsAt).toBe(guest.invitation?.accessEndsAt);
    const told = await app
      .database('ml_audit_events')
      .where({ client_id: guest.user.id, type: 'access.changed' });
    expect(told).toEqual([]);
  });

  it('tells the panel which content types can be sent, and whom to: every account, not only who came by link', async () => {
    const options = await dataIn<EditorOptions>(await editor.get('/options'));
    expect(options.documents).toEqual([UID]);
    const found = async (search: string) =>
      (await dataIn<Recipient[]>(await editor.get(`/recipients?search=${search}`))).map(({ email }) => email);
    expect([await found('BEN@'), await found('%25')]).toEqual([[BEN], []]);
    expect(await found('')).toEqual(expect.arrayContaining([ANA, BEN]));
    const tooLong = await editor.get(`/recipients?search=${'a'.repeat(256)}`);
    expect(await refusalIn(tooLong)).toEqual({ status: 400, code: 'invalid_input' });
  });

  it('lists to whom it was sent', async () => {
    const document = await packetBy();
    const emails = [newAddress(), newAddress()];
    for (const email of emails) await invite(editor, { email, document });
    const { uid, documentId } = document;
    const response = await editor.get(`/invitations?documentUid=${uid}&documentId=${documentId}&sort=email`);
    const { data } = (await response.json()) as Page<InvitationRecord>;
    expect(data.map(({ email }) => email)).toEqual(emails);
  });

  it('is sent only by who may read it in the Content Manager, which is not to be told from one that is not there', async () => {
    const author = await signInEditor(app, AUTHOR);
    const [own, others] = [await packetBy(AUTHOR), await packetBy()];
    await invite(author, { email: newAddress(), document: own });
    for (const document of [others, { uid: UID, documentId: 'nothing' }]) {
      const refused = await author.post('/invitations', { email: newAddress(), document });
      expect(await refusalIn(refused)).toEqual({ status: 400, code: 'document_not_sendable' });
    }
  });

  it('is sent by a server with a token, and by no U&P user', async () => {
    const document = await packetBy();
    const { accessKey } = await apiToken(app, { name: 'crm', type: 'full-access' });
    await dataIn(await callerWith(app, accessKey).post('/invitations', { email: newAddress(), document }));

    await grantRole(app, 'authenticated', ['plugin::magic-link.invitation.create']);
    const { jwt } = await sessionIn(
      await verify(app, { token: tokenIn((await requestMail(app, inbox, BEN)).mail) }),
    );
    const refused = await callerWith(app, jwt).post('/invitations', { email: newAddress(), document });
    expect((await refusalIn(refused)).code).toBe('document_not_sendable');
  });

  it.each([
    ['of a content type without a page', { document: { uid: 'plugin::upload.file', documentId: 'a1' } }],
    ['whose uid is a name of every object', { document: { uid: 'constructor', documentId: 'a1' } }],
  ])('is refused when it is one %s', async (_which, body) => {
    const refused = await editor.post('/invitations', { email: newAddress(), ...body });
    expect(await refusalIn(refused)).toEqual({ status: 400, code: 'document_not_sendable' });
  });

  it('is not mixed with a page', async () => {
    const body = { email: newAddress(), document: await packetBy(), redirectTo: '/elsewhere' };
    const refused = await editor.post('/invitations', body);
    expect(await refusalIn(refused)).toEqual({ status: 400, code: 'invalid_input' });
  });
});

it('the start stops at a path for a content type that the project does not have, and names it', async () => {
  const magicLink = { ...magicLinkConfig({ port: 2525 }), documents: { paths: PATHS } };
  const started = startApp({ magicLink });
  await expect(started).rejects.toThrow(StartError);
  await expect(started).rejects.toThrow(`config.documents.paths.${UID}`);
});
