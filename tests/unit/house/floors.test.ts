import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Each row: a file, what it may not import, and what it may. */
const FLOORS: { file: string; refused: string[]; allowed: string[] }[] = [
  {
    file: 'contracts/public-api.ts',
    refused: [
      "import { join } from 'node:path'",
      "import type { Context } from 'koa'",
      "import { parseAddress } from '../server/src/domain/address'",
      "export * from '../client'",
    ],
    allowed: ["import type { ErrorCode } from './error-codes'", "export * from './limits'"],
  },
  {
    file: 'csv/parse.ts',
    refused: [
      "import { readFile } from 'node:fs/promises'",
      "import { parseAddress } from '../server/src/domain/address'",
      "import axios from 'axios'",
    ],
    allowed: ["import papaparse from 'papaparse'", "import type { RowField } from '../contracts'"],
  },
  {
    file: 'client/index.ts',
    refused: [
      "import { LIMITS } from '../contracts'",
      "import type { Link } from '../server/src/domain/link'",
      "import axios from 'axios'",
      "const later = import('./errors')",
    ],
    allowed: ["import type { VerifyResult } from '../contracts'", "import { readHandoff } from './handoff'"],
  },
  {
    file: 'server/src/domain/link.ts',
    refused: [
      "import type { Core } from '@strapi/types'",
      "import type { Knex } from 'knex'",
      "import { readFile } from 'node:fs/promises'",
      "import { createDatabase } from '../strapi/database'",
      "import type { Database } from '../strapi/database'",
      "import { createLinkStore } from '../sign-in/store'",
      "import { secret } from './../config/secrets'",
      "import { secret } from './policy/../../config/secrets'",
      "const utils = require('@strapi/utils')",
    ],
    allowed: [
      "import { createHash } from 'node:crypto'",
      "import { domainToASCII } from 'node:url'",
      "import { sign } from 'jsonwebtoken'",
      "import { LIMITS } from '../../../contracts'",
      "import type { Policy } from './policy'",
    ],
  },
  {
    file: 'server/src/rendering/html.ts',
    refused: [
      "import { errors } from '@strapi/utils'",
      "import type { Database } from '../strapi/database'",
      "import { mailOf } from '../delivery/mail'",
    ],
    allowed: [
      "import escapeHtml from 'escape-html'",
      "import { createHash } from 'node:crypto'",
      "import { directionOf } from '../domain/language'",
    ],
  },
  {
    file: 'server/src/content-types/token/schema.ts',
    refused: [
      "import { createLinkStore } from '../../sign-in/store'",
      "import type { Core } from '@strapi/types'",
    ],
    allowed: ["import { hidden } from '../hidden'", "import { PURPOSES } from '../../domain/policy'"],
  },
  {
    file: 'server/src/config/parse.ts',
    refused: ["import { env } from '@strapi/utils'", "import { createDatabase } from '../strapi/database'"],
    allowed: ["import { z } from 'zod'", "import { parsePolicy } from '../domain/policy'"],
  },
  {
    file: 'server/src/strapi/mailer.ts',
    refused: ["import { deliver } from '../delivery/service'", "import { compose } from '../compose'"],
    allowed: [
      "import { errors } from '@strapi/utils'",
      "import nodemailer from 'nodemailer'",
      "import type { Mailer } from '../domain/ports'",
    ],
  },
  {
    file: 'server/src/bootstrap.ts',
    refused: [
      "import { signIn } from './sign-in'",
      "import { createOutbox } from './delivery/service'",
      "import { layGround } from './composition/ground'",
    ],
    allowed: ["import type { Core } from '@strapi/types'", "import { compose } from './compose'"],
  },
  {
    file: 'server/src/compose.ts',
    refused: [
      "const signIn = require('./sign-in')",
      "import { createLinkStore } from './sign-in'",
      "import { register } from './register'",
    ],
    allowed: [
      "import type { Core } from '@strapi/types'",
      "import { composeSignIn } from './composition/sign-in'",
      "import { guardSessions } from './strapi/session-guard'",
    ],
  },
  {
    file: 'server/src/composition/delivery.ts',
    refused: [
      "import { createOutbox } from '../delivery/service'",
      "import { compose } from '../compose'",
      "import { createTransport } from 'nodemailer'",
      "import { factories } from '@strapi/strapi'",
    ],
    allowed: [
      "import type { Core } from '@strapi/types'",
      "import { createOutbox } from '../delivery'",
      "import { createMailer } from '../strapi/mailer'",
      "import type { Ground } from './ground'",
    ],
  },
  {
    file: 'server/src/sign-in/store.ts',
    refused: [
      "import { redeemLink } from './service'",
      "import { signInController } from './controller'",
      "import type { Context } from 'koa'",
      "import { createDatabase } from '../strapi/database'",
      "import { createMessageStore } from '../delivery/store'",
      "import type { Core } from '@strapi/types'",
    ],
    allowed: [
      "import type { Database } from '../strapi/database'",
      "import type { Knex } from 'knex'",
      "import { TABLES } from '../content-types'",
      "import type { LinkStore } from '../domain/ports'",
      "import { toRow } from './link-row'",
    ],
  },
  {
    file: 'server/src/sign-in/service.ts',
    refused: [
      "import { signInController } from './controller'",
      "import { createLinkStore } from './store'",
      "import type { Context } from 'koa'",
      "import type { Knex } from 'knex'",
      "import { enqueue } from '../delivery/service'",
      "import type { Outbox } from '../delivery'",
      "import { errors } from '@strapi/utils'",
      "import { createMailer } from '../strapi/mailer'",
    ],
    allowed: [
      "import { parseAddress } from '../domain/address'",
      "import type { LinkStore } from '../domain/ports'",
      "import { redeemLink } from './redeem-link'",
      "import type { MagicLinkConfig } from '../config/schema'",
    ],
  },
  {
    file: 'server/src/sign-in/page/page.ts',
    refused: ["import { mailOf } from '../../delivery/mail'", "import type { Context } from 'koa'"],
    allowed: ["import { html } from '../../rendering/html'", "import { texts } from './texts'"],
  },
  {
    file: 'server/src/delivery/service.ts',
    refused: ["import { requestLink } from '../sign-in/service'", "import { record } from '../audit'"],
    allowed: [
      "import { html } from '../rendering/html'",
      "import type { Surroundings } from '../strapi/surroundings'",
    ],
  },
  {
    file: 'server/src/sign-in/controller.ts',
    refused: [
      "import { createLinkStore } from './store'",
      "import type { Knex } from 'knex'",
      "import type { Core } from '@strapi/types'",
      "import { send } from '../delivery'",
      "import { createDatabase } from '../strapi/database'",
    ],
    allowed: [
      "import type { Context } from 'koa'",
      "import { networkOf } from '../strapi/request'",
      "import { redeemLink } from './redeem-link'",
      "import { parseVerifyBody } from './validation'",
    ],
  },
  {
    file: 'admin/src/index.ts',
    refused: [
      "import { csvLine } from '../../csv/../server/src/index'",
      "import { parseAddress } from '../../server/src/domain/address'",
      "import { join } from 'node:path'",
      "import { errors } from '@strapi/utils'",
      "import { createStrapi } from '@strapi/strapi'",
    ],
    allowed: [
      "import type { StrapiApp } from '@strapi/strapi/admin'",
      "import { Box } from '@strapi/design-system'",
      "import { LIMITS } from '../../contracts'",
      "const texts = import('./translations/en.json')",
    ],
  },
  {
    file: 'admin/src/hooks/use-links.ts',
    refused: ["import { LinksPage } from '../pages/Links/LinksPage'"],
    allowed: ["import { listLinks } from '../api/links'"],
  },
  {
    file: 'admin/src/api/links.ts',
    refused: ["import { useLinks } from '../hooks/use-links'", "import { useState } from 'react'"],
    allowed: ["import type { ErrorBody } from '../../../contracts'"],
  },
];

const SNIPPETS = FLOORS.flatMap(({ file, refused, allowed }) =>
  [...refused, ...allowed].map((code) => ({ file, code })),
);

describe('the floors of the house', () => {
  let reported: { file: string; code: string }[];

  beforeAll(() => {
    const input = JSON.stringify(SNIPPETS.map(({ file, code }) => ({ filePath: file, code })));
    const output = execFileSync(process.execPath, [join(__dirname, 'lint-snippets.mjs')], { input });
    const answers = JSON.parse(output.toString()) as string[][];
    expect(answers.flat().filter((rule) => !rule.startsWith('no-restricted-'))).toEqual([]);
    reported = SNIPPETS.filter((_, index) => answers[index]?.length !== 0);
  }, 60_000);

  it.each(FLOORS)(
    'the linter refuses in $file what is not of its floor, and nothing else',
    ({ file, refused }) => {
      expect(reported.filter((snippet) => snippet.file === file).map(({ code }) => code)).toEqual(refused);
    },
  );
});
