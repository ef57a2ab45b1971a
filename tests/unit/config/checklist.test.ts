import { checklist, logChecklist, type Installation } from '../../../server/src/config/checklist';
import { defaultConfig } from '../../../server/src/config/defaults';
import type { MagicLinkConfig } from '../../../server/src/config/schema';

const READY_CONFIG: MagicLinkConfig = {
  ...defaultConfig,
  portal: { ...defaultConfig.portal, url: 'https://portal.example' },
  smtp: { host: 'smtp.example', auth: { user: 'u', pass: 'hunter2' } },
};

const READY_INSTALLATION: Installation = {
  publicUrl: 'https://cms.example',
  trustsProxy: true,
  trustedHops: 1,
  emailProvider: 'sendmail',
};

const missing = (config: MagicLinkConfig, installation: Installation) =>
  checklist(config, installation).flatMap((item) => (item.ready ? [] : [item.text]));

test('warns of a proxy that is trusted with whatever a client wrote', () => {
  expect(missing(READY_CONFIG, { ...READY_INSTALLATION, trustedHops: 0 })).toEqual([
    expect.stringContaining('set "proxy.maxIpsCount" in config/server'),
  ]);
});

test('says line by line what is ready', () => {
  expect(checklist(READY_CONFIG, READY_INSTALLATION)).toEqual([
    { ready: true, text: 'links lead to https://cms.example' },
    { ready: true, text: 'clients land on https://portal.example' },
    { ready: true, text: 'mail goes through smtp.example' },
    { ready: true, text: 'client networks are read behind a trusted proxy' },
  ]);
});

test.each([
  [
    'a public URL that only this machine can open',
    READY_CONFIG,
    { ...READY_INSTALLATION, publicUrl: 'http://localhost:1337' },
    'set "url" in config/server',
  ],
  [
    'no portal',
    { ...READY_CONFIG, portal: defaultConfig.portal },
    READY_INSTALLATION,
    'set "portal.url" in config/plugins',
  ],
  [
    'mail through sendmail',
    { ...READY_CONFIG, smtp: undefined },
    READY_INSTALLATION,
    'set "smtp" or configure a provider',
  ],
  [
    'https by a proxy that is not trusted',
    READY_CONFIG,
    { ...READY_INSTALLATION, trustsProxy: false },
    'set "proxy.koa" in config/server',
  ],
])('%s is missing, with its remedy', (_, config, installation, remedy) => {
  expect(missing(config, installation)).toEqual([expect.stringContaining(remedy)]);
});

test('a provider of Strapi’s email plugin will do, and plain http needs no proxy', () => {
  const installation = {
    publicUrl: 'http://cms.example',
    trustsProxy: false,
    trustedHops: 0,
    emailProvider: 'mailgun',
  };

  expect(missing({ ...READY_CONFIG, smtp: undefined }, installation)).toEqual([]);
});

test('is logged, what is missing as a warning, and tells no password', () => {
  const lines: [string, string][] = [];
  const level = (name: string) => (message: string) => void lines.push([name, message]);

  logChecklist({ ...READY_CONFIG, portal: defaultConfig.portal }, READY_INSTALLATION, {
    info: level('info'),
    warn: level('warn'),
    error: level('error'),
  });

  expect(lines.map(([name]) => name)).toEqual(['info', 'warn', 'info', 'info']);
  for (const [, message] of lines) expect(message).toMatch(/^magic-link: /);
  expect(lines.join()).not.toContain('hunter2');
});
