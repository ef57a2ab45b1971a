import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT, run } from '../../scripts/run.mjs';

/** A front end's own code, compiled against the installed package. Each line fails if a type got lost. */
const FRONT_END = `
import { createMagicLinkClient, type MagicLinkError } from 'strapi-plugin-magic-link/client';
import { ERROR_CODES, LIMITS, type ErrorCode, type VerifyResult } from 'strapi-plugin-magic-link/contracts';

const client = createMagicLinkClient({ url: 'https://cms.example' });

export async function signIn(): Promise<string> {
  const outcome = await client.completeSignIn();
  if (outcome.ok) return outcome.session.jwt;
  const error: MagicLinkError = outcome.error;
  // @ts-expect-error: an unknown code is no code.
  if (error.code === 'no_such_code') return '';
  return error.message;
}

export const first: ErrorCode | undefined = ERROR_CODES[0];
export const digits: number = LIMITS.codeDigits;
export const user = (result: VerifyResult): string => result.user.email;
// @ts-expect-error: typed, hence no any.
export const wrong: string = LIMITS.codeDigits;
`;

const SERVER = `
import plugin from 'strapi-plugin-magic-link/strapi-server';

export const register = plugin.register;
// @ts-expect-error: typed, hence no any.
export const wrongRegister: string = plugin.register;
`;

/** Front ends resolve as Node does (from an ES module or CommonJS) or as bundlers do; Strapi requires the server's part. */
const CONSUMERS = [
  { file: 'es-module.mts', code: FRONT_END, resolution: 'Node16' },
  { file: 'common-js.cts', code: FRONT_END + SERVER, resolution: 'Node16' },
  { file: 'bundled.ts', code: FRONT_END, resolution: 'Bundler' },
] as const;

export const typeChecks = CONSUMERS.map((consumer) => ({
  name: `${consumer.file} (${consumer.resolution})`,
  check: (directory: string) => compile(directory, consumer),
}));

async function compile(
  directory: string,
  { file, code, resolution }: (typeof CONSUMERS)[number],
): Promise<void> {
  const project = `tsconfig.${file}.json`;
  writeFileSync(join(directory, file), code);
  writeFileSync(
    join(directory, project),
    JSON.stringify({
      compilerOptions: {
        target: 'ES2022',
        lib: ['ES2022', 'DOM'],
        types: [],
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        esModuleInterop: true,
        module: resolution === 'Bundler' ? 'ESNext' : resolution,
        moduleResolution: resolution,
      },
      files: [file],
    }),
  );
  await run(join(ROOT, 'node_modules/.bin/tsc'), ['-p', project], { cwd: directory });
}
