#!/usr/bin/env node
// @ts-check
import { confirmAddress } from './confirm-address.mjs';
import { makeSecret } from './secret.mjs';

const USAGE = `Usage: npx strapi-magic-link <command>

  secret           prints one strong secret and nothing else:
                   MAGIC_LINK_SECRETS=$(npx strapi-magic-link secret)
  confirm-address  in the folder of your Strapi project, with the environment of its server: says that the public
                   address (server.url) was changed on purpose, so that mail is sent from there
  --help           prints this
`;

/** @type {Record<string, () => Promise<string> | string>} */
const COMMANDS = {
  secret: makeSecret,
  'confirm-address': confirmAddress,
  '--help': () => USAGE,
  '-h': () => USAGE,
};

/** @param {readonly string[]} words */
async function run(words) {
  const [name = ''] = words;
  const command = words.length === 1 && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    process.stderr.write(name === '' ? USAGE : `There is no command "${words.join(' ')}".\n\n${USAGE}`);
    return 2;
  }
  process.stdout.write(await command());
  return 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
