import { SMTPServer } from 'smtp-server';
import { startApp } from './support/app';
import { freePort } from './support/free-port';
import { tokenIn } from './support/inbox';
import { ANA, magicLinkConfig, requestLink, requestMail, startPortal, verify } from './support/sign-in';

/** A mail server that reads the mail and puts what it found into its refusal. */
async function startTalkativeServer() {
  const port = await freePort();
  let answered: (answer: string) => void;
  const answer = new Promise<string>((resolve) => (answered = resolve));
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      let raw = '';
      stream.on('data', (chunk: Buffer) => (raw += chunk.toString()));
      stream.on('end', () => {
        const text = raw.replace(/=\r\n/g, '').replace(/=3D/g, '=');
        const link = /https?:\/\/\S+token=[\w.-]+/.exec(text)?.[0] ?? 'no link';
        const code = /^\d{6}$/m.exec(text.replace(/\r/g, ''))?.[0] ?? 'no code';
        const schemeless = link.replace(/^https?:\/\//, '');
        const bare = schemeless.split('token=')[1] ?? 'no token';
        const told = `<${session.envelope.rcptTo[0]?.address}> ${code} (${bare}) ${schemeless} ${link}`;
        answered(told);
        done(Object.assign(new Error(told), { responseCode: 554 }));
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { port, answer, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

describe('what others say of our secrets', () => {
  it('stays out of tables and log when a mail server repeats link and address in its refusal', async () => {
    const server = await startTalkativeServer();
    const app = await startApp({ clients: [{ email: ANA }], magicLink: magicLinkConfig(server) });
    try {
      await requestLink(app, ANA);
      const token = tokenFrom(await server.answer);
      const problem = await untilWritten(async () => {
        const [row] = await app.database('ml_messages').select('problem');
        return (row as { problem: string | null }).problem;
      });

      expect(problem).toContain('554');
      // Not its beginning either: what is cut to fit is no less a part of the token.
      const parts = token.split('.').map((part) => part.slice(0, 12));
      const code = codeFrom(await server.answer);
      for (const secret of [...parts, code, ANA]) {
        expect(problem).not.toContain(secret);
        expect(app.log()).not.toContain(secret);
      }
    } finally {
      await app.stop();
      await server.stop();
    }
  });

  it('stays out of the log when Strapi’s own statement fails within our transaction, and the link lives', async () => {
    const { app, inbox } = await startPortal({ usersPermissions: { jwtManagement: 'refresh' } });
    try {
      const { mail } = await requestMail(app, inbox, ANA);
      await app.database.schema.renameTable('strapi_sessions', 'strapi_sessions_away');
      const failed = await verify(app, { token: tokenIn(mail), deviceId: 'device-in-a-statement' });
      await app.database.schema.renameTable('strapi_sessions_away', 'strapi_sessions');

      expect(failed.status).toBe(500);
      expect(await failed.text()).not.toContain('strapi_sessions');
      expect(app.log()).toContain('A database statement of magic-link failed');
      expect(app.log()).not.toMatch(/insert into|device-in-a-statement/i);
      expect((await verify(app, { token: tokenIn(mail) })).status).toBe(200);
    } finally {
      await app.stop();
      await inbox.stop();
    }
  });
});

const codeFrom = (answer: string) => / (\d{6}) /.exec(answer)?.[1] ?? 'no code in the mail';

function tokenFrom(answer: string): string {
  const token = answer.split('token=')[1];
  if (!token) throw new Error(`The mail server saw no token: ${answer}`);
  return token;
}

async function untilWritten(read: () => Promise<string | null>): Promise<string> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const value = await read();
    if (value !== null) return value;
    if (Date.now() > deadline) throw new Error('Nothing was written.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
