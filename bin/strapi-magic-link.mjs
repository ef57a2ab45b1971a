#!/usr/bin/env node
// @ts-check
import { confirmAddress } from './confirm-address.mjs';
import { makeSecret } from './secret.mjs';
import { verifyLog } from './verify-log.mjs';

const USAGE = `Usage: npx strapi-magic-link <command>

  secret           prints one strong secret and nothing else:
                   MAGIC_LINK_SECRETS=$(npx strapi-magic-link secret)
  confirm-address  in the folder of your Strapi project, with the environment of its server: says that the public
                   address (server.url) was changed on purpose, so that mail is sent from there
  verify-log [SEQ:SEAL]
                   in that folder as well: verifies that the log is unaltered, against a head that was kept elsewhere
                   if one is given; exits with 1 when it was altered
  --help           prints this
`;

/** @typedef {{ text: string, exitCode: number }} Answer */

const TAKES_A_WORD = 'verify-log';

/** @type {Record<string, (word?: string) => Promise<string | Answer> | string>} */
const COMMANDS = {
  secret: makeSecret,
  'confirm-address': confirmAddress,
  'verify-log': verifyLog,
  '--help': () => USAGE,
  '-h': () => USAGE,
};

/** @param {readonly string[]} words */
async function run(words) {
  const [name = '', word] = words;
  const isKnown = words.length <= (name === TAKES_A_WORD ? 2 : 1) && Object.hasOwn(COMMANDS, name);
  const command = isKnown ? COMMANDS[name] : undefined;
  if (!command) {
    process.stderr.write(name === '' ? USAGE : `There is no command "${words.join(' ')}".\n\n${USAGE}`);
    return 2;
  }
  const answer = await command(word);
  process.stdout.write(typeof answer === 'string' ? answer : answer.text);
  return typeof answer === 'string' ? 0 : answer.exitCode;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
