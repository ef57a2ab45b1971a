import type { MagicLinkSession, Outcome } from '../../client';
import { openPage, pressButton } from './hosted-page.mjs';
import { type Mail, codeIn, linkIn, takeMail } from './inbox.mjs';
import type { Stage } from './stage.mjs';
import { expect, step } from './steps.mjs';
import { type Visitor, createVisitor } from './visitor.mjs';

const ANA = 'ana@client.example';
const BEN = 'ben@client.example';
const STRANGER = 'nobody@client.example';

/** Everything a person would do on the portal, in order. Throws at the first step that does not hold. */
export async function visitPortal(stage: Stage): Promise<void> {
  const visitor = createVisitor(stage.strapiUrl, stage.portalUrl);
  await openPortal(stage);
  const link = await askForLink(visitor, stage);
  const callback = await followLink(link, stage);
  const ana = await completeSignIn(visitor, callback);
  await readOwnProject(visitor, ana);
  await useLinkAgain(link, callback, visitor);
  const ben = await signInByCode(visitor, stage);
  await keepClientsApart(visitor, ana, ben);
  await mailNoStranger(visitor, stage);
  await signOut(visitor, ana);
}

const openPortal = ({ portalUrl, strapiUrl }: Stage) =>
  step('The portal opens, also at /callback, and knows its Strapi', async () => {
    const page = await fetch(`${portalUrl}/callback`);
    const settings = await fetch(`${portalUrl}/config.json`);
    expect(page.ok && (await page.text()).includes('id="portal"'), `The portal answered ${page.status}`);
    expect((await settings.text()).includes(strapiUrl), '/config.json names another Strapi');
  });

async function askForLink(visitor: Visitor, stage: Stage): Promise<string> {
  await step(`${ANA} asks the portal for a link`, () => requestLink(visitor, ANA).then(() => undefined));
  const mail = await step('The mail with the link arrives in the inbox', () => takeMail(stage.inboxUrl, ANA));
  return step(`"${mail.subject}" carries one link, the same in text and HTML`, () => readLink(mail));
}

const readLink = (mail: Mail) => Promise.resolve(mail).then(linkIn);

async function requestLink({ client }: Visitor, email: string): Promise<string> {
  return accepted(await client.requestLink({ email })).requestId;
}

async function followLink(link: string, { portalUrl }: Stage): Promise<URL> {
  const page = await step('The link opens the page that asks for a click', async () => {
    const opened = await openPage(link);
    expect(!opened.html.includes(ANA), 'The page shows the whole address');
    expect(opened.form.has('nonce') && opened.cookie !== '', 'The page has no nonce or no cookie');
    return opened;
  });
  return step('Its button leads to the portal’s callback with a handoff', async () => {
    const callback = await pressButton(page);
    expect(callback.origin + callback.pathname === `${portalUrl}/callback`, `It leads to ${callback.origin}`);
    return callback;
  });
}

const completeSignIn = ({ client }: Visitor, callback: URL) =>
  step(`The portal turns the handoff into a session for ${ANA}`, async () => {
    const { session } = accepted(await client.completeSignIn(callback));
    expect(session.user.email === ANA, `It is a session for ${session.user.email}`);
    return session;
  });

const readOwnProject = (visitor: Visitor, session: MagicLinkSession) =>
  step('The session reads the client’s own project from Strapi', async () => {
    const projects = await visitor.list('/projects', session);
    expect(projects.length === 1, `It reads ${projects.length} projects`);
    expect(projects[0]?.title === 'Harbour House website', `It reads "${projects[0]?.title ?? ''}"`);
  });

const useLinkAgain = (link: string, callback: URL, { client }: Visitor) =>
  step('Neither the link nor the handoff opens a second session', async () => {
    const response = await fetch(link);
    expect(response.status === 410, `The link answered ${response.status}, not 410`);
    const again = await client.completeSignIn(callback);
    expect(!again.ok, 'The handoff worked twice');
  });

async function signInByCode(visitor: Visitor, stage: Stage): Promise<MagicLinkSession> {
  const requestId = await step(`${BEN} asks for a link on another device`, () => requestLink(visitor, BEN));
  const mail = await step('The mail with the code arrives in the inbox', () => takeMail(stage.inboxUrl, BEN));
  return step('The six digits sign in as well', async () => {
    const { session } = accepted(await visitor.client.verifyCode({ requestId, code: codeIn(mail) }));
    expect(session.user.email === BEN, `It is a session for ${session.user.email}`);
    return session;
  });
}

const keepClientsApart = (visitor: Visitor, ana: MagicLinkSession, ben: MagicLinkSession) =>
  step('Neither client reads what belongs to the other', async () => {
    const [packet] = await visitor.list('/review-packets', ben);
    expect(packet !== undefined, 'Ben has no review packet');
    const byAna = await visitor.read(`/review-packets/${packet.documentId}?populate=*`, ana);
    expect(byAna.status === 404, `Ana asked for Ben's packet and got ${byAna.status}`);
    const all = await visitor.list('/projects?filters[id][$gt]=0&pagination[pageSize]=100', ana);
    expect(all.length === 1, 'A filter shows projects of others');
  });

const mailNoStranger = (visitor: Visitor, { inboxUrl }: Stage) =>
  step('An unknown address gets the same answer, and no mail', async () => {
    await requestLink(visitor, STRANGER);
    // A mail to somebody known, asked for later, arrives: so the stranger's would have been there.
    await requestLink(visitor, ANA);
    await takeMail(inboxUrl, ANA);
    const inbox = await (await fetch(`${inboxUrl}/api/email`)).text();
    expect(!inbox.includes(STRANGER), 'The stranger got a mail');
  });

const signOut = ({ client }: Visitor, session: MagicLinkSession) =>
  step('Signing out is done', async () => {
    accepted(await client.signOut(session));
  });

function accepted<Success extends object>(outcome: Outcome<Success>): Success {
  if (outcome.ok) return outcome;
  const { error } = outcome;
  const cause = error.code === 'network_error' ? `: ${String(error.cause)}` : '';
  throw new Error(`Refused: ${error.code}, ${error.message}${cause}`);
}
