import { parseConfig } from '../../../server/src/config/parse';
import { createRuleBook } from '../../../server/src/config/rule-book';
import { createSettingsBook } from '../../../server/src/config/settings-book';
import { parseNewPolicy } from '../../../server/src/policies/validation';

const FILE = { ceilings: { linkLifetimeSeconds: 86_400 } };
const rules = createRuleBook(parseConfig(FILE, { production: false }), FILE);
const settings = createSettingsBook(FILE);

/** Without the words, which may change. */
const problemsIn = (judged: { kind: string; problems?: readonly object[] }) =>
  judged.problems?.map((problem) =>
    Object.fromEntries(Object.entries(problem).filter(([name]) => name !== 'message')),
  );

const lifetime = 'rules.linkLifetimeSeconds';

test.each([
  [{ linkLifetimeSeconds: 59 }, { path: lifetime, code: 'seconds_min', params: { seconds: 60 } }],
  [
    { linkLifetimeSeconds: 2_592_001 },
    { path: lifetime, code: 'seconds_max', params: { seconds: 2_592_000 } },
  ],
  [{ linkLifetimeSeconds: 86_401 }, { path: lifetime, code: 'above_ceiling', params: { seconds: 86_400 } }],
  [{ linkLifetimeSeconds: 'long' }, { path: lifetime, code: 'malformed' }],
  [
    { reminderDays: [3, 91] },
    { path: 'rules.reminderDays.1', code: 'days_range', params: { min: 1, max: 90 } },
  ],
  [{ allowedDomains: ['no domain'] }, { path: 'rules.allowedDomains.0', code: 'not_a_domain' }],
  [{ offerCode: true }, { path: 'rules.offerCode', code: 'unknown_field' }],
])('a program knows what is wrong with the rules %j', (wanted, problem) => {
  expect(problemsIn(rules.judge('guest', {}, wanted))).toEqual([problem]);
});

const MILLION = { min: 1, max: 1_000_000 };
const points = 'limits.requestsInTotal.points';

test.each([
  [{ portal: { name: '' } }, { path: 'portal.name', code: 'text_length', params: { max: 200 } }],
  [{ mail: { accentColor: 'red' } }, { path: 'mail.accentColor', code: 'not_a_color' }],
  [{ limits: { requestsInTotal: { points: 1.5 } } }, { path: points, code: 'number_range', params: MILLION }],
  [
    { retention: { auditDays: 29 } },
    { path: 'retention.auditDays', code: 'days_range', params: { min: 30, max: 3_650 } },
  ],
])('a program knows what is wrong with the settings %j', (wanted, problem) => {
  expect(problemsIn(settings.judge({}, wanted))).toEqual([problem]);
});

test('a program knows what is wrong with a name and a key', () => {
  expect(problemsIn(parseNewPolicy({ key: 'No Key', label: 'x'.repeat(61) }))).toEqual([
    { path: 'key', code: 'not_a_key' },
    { path: 'label', code: 'text_length', params: { max: 60 } },
  ]);
});
