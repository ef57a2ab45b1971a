import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ensureBuilt } from '../../scripts/ensure-built.mjs';
import { ROOT, run } from '../../scripts/run.mjs';
import { freePort } from '../integration/support/free-port';
import { linkIn, startInbox } from '../integration/support/inbox';
import { handoffIn, openPage } from '../integration/support/page';
import { bootApp, installedVersion, writeFreshApp } from './fresh-app.mjs';
import { createReport, StepFailed, type Step } from './steps.mjs';
import { packTarball } from './tarball.mjs';
import { typeChecks } from './types.mjs';

/**
 * `npm run test:packed`: packs the plugin, installs the tarball into fresh Strapi apps (the oldest that we support and
 * the one that we develop with), builds the panel, boots in production and signs a client in.
 * PACKED_STRAPI_VERSIONS=5.52.0,^5 chooses others, PACKED_KEEP=1 keeps the folder.
 */

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  peerDependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};
const versions = process.env.PACKED_STRAPI_VERSIONS?.split(',') ?? [oldestSupported(), developedWith()];
const report = createReport();
const workshop = mkdtempSync(join(tmpdir(), 'magic-link-packed-'));

try {
  await ensureBuilt();
  const tarball = await packTarball(report.step, workshop);
  await Promise.all(versions.map((version) => tryOut(version, tarball)));
} catch (error) {
  toldAlready(error);
} finally {
  if (process.env.PACKED_KEEP) console.log(`Kept: ${workshop}`);
  else rmSync(workshop, { recursive: true, force: true });
}
console.log(report.summary());
process.exitCode = report.failed() === 0 ? 0 : 1;

function toldAlready(error: unknown): void {
  if (!(error instanceof StepFailed)) throw error;
}

function oldestSupported(): string {
  const range = manifest.peerDependencies['@strapi/strapi'] ?? '';
  const lowest = /^>=(\S+)/.exec(range)?.[1];
  assert(lowest, `the peer range of @strapi/strapi has no lower end: ${range}`);
  return lowest;
}

function developedWith(): string {
  const version = manifest.devDependencies['@strapi/strapi'];
  assert(version, 'we develop with no @strapi/strapi');
  return version;
}

async function tryOut(version: string, tarball: string): Promise<void> {
  const step: Step = (title, work) => report.step(`Strapi ${version}: ${title}`, work);
  const directory = join(workshop, `strapi-${version.replace(/[^\w.]/g, '_')}`);
  mkdirSync(directory);
  const inbox = await startInbox();
  const port = await freePort();
  try {
    writeFreshApp(directory, { strapi: version, tarball, port, smtpPort: inbox.port });
    await install(step, directory);
    await useAsLibrary(step, directory).catch(toldAlready);
    await buildPanel(step, directory);
    await signInOn(step, directory, `http://127.0.0.1:${port}`, inbox);
  } catch (error) {
    toldAlready(error);
  } finally {
    await inbox.stop();
  }
}

async function install(step: Step, directory: string): Promise<void> {
  await step('npm install', async () => {
    await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], { cwd: directory });
    console.log(`  Strapi ${installedVersion(directory)}`);
  });
  // Strapi pins these; a second copy, newer than Strapi's, would be what a peer that npm installs by itself brings.
  for (const shared of ['@strapi/utils', '@strapi/design-system', '@strapi/icons']) {
    await step(`the plugin shares ${shared} with Strapi`, async () => {
      const resolved = await node(
        directory,
        `const from = (name) => require.resolve('${shared}', { paths: [require.resolve(name + '/package.json')] });
         console.log([...new Set(['strapi-plugin-magic-link', '@strapi/admin'].map(from))].join())`,
      );
      assert.equal(resolved.trim().split(',').length, 1, resolved);
    });
  }
}

async function useAsLibrary(step: Step, directory: string): Promise<void> {
  await step('require and import give the client and the contracts', async () => {
    const names = `Object.keys(client).sort().join() + Object.keys(contracts).sort().join()`;
    const required = await node(
      directory,
      `const client = require('strapi-plugin-magic-link/client');
       const contracts = require('strapi-plugin-magic-link/contracts');
       process.stdout.write(${names})`,
    );
    const imported = await node(
      directory,
      `import * as client from 'strapi-plugin-magic-link/client';
       import * as contracts from 'strapi-plugin-magic-link/contracts';
       process.stdout.write(${names})`,
      ['--input-type=module'],
    );
    assert.match(required, /createMagicLinkClient.*LIMITS/);
    assert.equal(imported, required);
  });
  await step('npx strapi-magic-link secret prints a secret and nothing else', async () => {
    assert.match(
      await run('npx', ['--no', 'strapi-magic-link', 'secret'], { cwd: directory }),
      /^[\w-]{43}\n$/,
    );
  });
  for (const { name, check } of typeChecks) {
    await step(`the types hold in ${name}`, () => check(directory));
  }
}

function node(directory: string, code: string, options: string[] = []): Promise<string> {
  return run('node', [...options, '--eval', code], { cwd: directory });
}

async function buildPanel(step: Step, directory: string): Promise<void> {
  await step('strapi build', () =>
    run('node', ['node_modules/@strapi/strapi/bin/strapi.js', 'build'], {
      cwd: directory,
      env: { NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' },
    }),
  );
  await step('the panel holds our part and its texts', () => {
    const build = join(directory, 'build');
    const scripts = readdirSync(build).filter((file) => file.endsWith('.js'));
    const text = scripts.map((file) => readFileSync(join(build, file), 'utf8')).join('\n');
    for (const sign of ['magic-link', 'Who was invited to the portal, and how far they got.']) {
      assert(text.includes(sign), `no "${sign}" in the built panel`);
    }
  });
}

async function signInOn(
  step: Step,
  directory: string,
  url: string,
  inbox: Awaited<ReturnType<typeof startInbox>>,
): Promise<void> {
  const email = 'ana@client.example';
  const post = (path: string, body: unknown) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const app = await step('strapi start, in production', () => bootApp(directory, url));
  try {
    await step('the panel is served', async () => {
      const panel = await fetch(`${url}/admin`);
      assert.equal(panel.status, 200);
      assert.match(await panel.text(), /<div id="strapi">/);
    });
    await step('a client has an account', async () => {
      const registered = await post('/api/auth/local/register', {
        username: 'ana',
        email,
        password: 'A-password-for-once-1',
      });
      assert.equal(registered.status, 200, await registered.clone().text());
    });
    await step('GraphQL knows U&P’s users and nothing of ours', async () => {
      const query = '{ __schema { types { name fields { name } } } }';
      const schema = await (await post('/graphql', { query })).text();
      assert.match(schema, /"UsersPermissionsUser"/);
      assert.doesNotMatch(schema, /magic.?link/i);
    });
    const link = await step('POST /request mails a link', async () => {
      const requested = await post('/api/magic-link/request', { email });
      assert.equal(requested.status, 202, await requested.clone().text());
      return linkIn(await inbox.mailTo(email));
    });
    const page = await step('GET /open shows the page', async () => {
      assert(link.startsWith(`${url}/api/magic-link/open?token=`), 'the link points elsewhere');
      const opened = await openPage(link);
      assert.equal(opened.response.status, 200);
      return opened;
    });
    const handoff = await step('its button leads to the portal', async () => {
      const pressed = await fetch(`${url}/api/magic-link/open`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: page.cookie },
        body: new URLSearchParams({ token: page.token, nonce: page.nonce }),
      });
      assert.equal(pressed.status, 303);
      assert(pressed.headers.get('location')?.startsWith('http://127.0.0.1:5173/callback#'));
      return handoffIn(pressed);
    });
    const jwt = await step('POST /verify answers with a session', async () => {
      const verified = await post('/api/magic-link/verify', { handoff });
      assert.equal(verified.status, 200, await verified.clone().text());
      return ((await verified.json()) as { jwt: string }).jwt;
    });
    await step('GET /users/me is the client', async () => {
      const me = await fetch(`${url}/api/users/me`, { headers: { authorization: `Bearer ${jwt}` } });
      assert.equal(((await me.json()) as { email: string }).email, email);
    });
    await step('no token and no handoff in the log', () => {
      const token = new URL(link).searchParams.get('token') ?? '';
      for (const secret of [token, handoff, jwt]) assert(!app.log().includes(secret));
    });
  } catch (error) {
    if (error instanceof StepFailed) console.log(app.log());
    throw error;
  } finally {
    await app.stop();
  }
}
