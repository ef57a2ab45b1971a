import fc from 'fast-check';
import { defaultConfig } from '../../../server/src/config/defaults';
import { parseConfig } from '../../../server/src/config/parse';
import { createRuleBook, type Rules } from '../../../server/src/config/rule-book';
import { ceilingOf } from '../../../server/src/domain/ceilings';

const DEVELOPMENT = { production: false };
const DAY = 86_400;
const KEYS = ['sign-in', 'invitation', 'document', 'guest', 'own-one', 'constructor'];

const bookOf = (file: unknown) => createRuleBook(parseConfig(file, DEVELOPMENT), file);
const seconds = (max: number) => fc.integer({ min: 60, max });
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const ceilings = fc.record({
  linkLifetimeSeconds: orNull(seconds(30 * DAY)),
  invitationLifetimeSeconds: orNull(seconds(90 * DAY)),
  sessionLifetimeSeconds: orNull(seconds(365 * DAY)),
  accessDurationSeconds: orNull(seconds(366 * DAY)),
});
const wanted = fc.record(
  {
    linkLifetimeSeconds: seconds(DAY),
    sessionLifetimeSeconds: orNull(seconds(365 * DAY)),
    allowedDomains: fc.subarray(['client.example', '*.client.example']),
  },
  { requiredKeys: [] },
);
const lifetimes = (rules: Rules) =>
  Object.entries(rules).filter((entry): entry is [string, number] => typeof entry[1] === 'number');

describe('the book of rules', () => {
  test('nothing that is in effect is above a ceiling, whatever defaults and panel say', () =>
    fc.assert(
      fc.property(ceilings, wanted, fc.constantFrom(...KEYS), (caps, changed, key) => {
        const rules = bookOf({ ceilings: caps }).rulesOf(key, changed);
        for (const [rule, value] of lifetimes(rules)) {
          expect(value).toBeLessThanOrEqual(ceilingOf(rule, caps) ?? Infinity);
        }
        if (caps.sessionLifetimeSeconds !== null) expect(rules.sessionLifetimeSeconds).not.toBeNull();
      }),
    ));

  test('what the panel may set is in effect, or refused with the rule that is wrong', () =>
    fc.assert(
      fc.property(ceilings, wanted, fc.constantFrom(...KEYS), (caps, rules, key) => {
        const book = bookOf({ ceilings: caps });
        const judged = book.judge(key, {}, rules);
        const tooHigh = Object.entries(rules).filter(
          ([rule, value]) => typeof value === 'number' && value > (ceilingOf(rule, caps) ?? Infinity),
        );
        expect(judged.kind).toBe(tooHigh.length > 0 ? 'invalid' : 'fits');
        if (judged.kind === 'fits') {
          const { sessionLifetimeSeconds = null, ...exact } = rules;
          expect(book.rulesOf(key, judged.changed)).toMatchObject(exact);
          if (sessionLifetimeSeconds !== null) {
            expect(book.rulesOf(key, judged.changed)).toMatchObject({ sessionLifetimeSeconds });
          }
        }
      }),
    ));

  test('what is set back to its default is no change any more, and follows the default from then on', () => {
    const book = bookOf({});
    const { guest } = defaultConfig.policies;
    const away = book.judge('guest', {}, { linkLifetimeSeconds: 3_600, reminderDays: [3] });
    if (away.kind !== 'fits') throw new Error(away.kind);
    expect(away.changed).toEqual({ linkLifetimeSeconds: 3_600, reminderDays: [3] });
    const back = book.judge('guest', away.changed, { linkLifetimeSeconds: guest.linkLifetimeSeconds });
    expect(back).toEqual({ kind: 'fits', changed: { reminderDays: [3] } });
  });

  test('reset to the defaults that are shown, cut by a ceiling or not, nothing of the panel’s is left', () =>
    fc.assert(
      fc.property(ceilings, wanted, fc.constantFrom(...KEYS), (caps, changed, key) => {
        const book = bookOf({ ceilings: caps });
        const reset = book.judge(key, changed, { ...book.defaultsOf(key) });
        expect(reset).toEqual({ kind: 'fits', changed: {} });
      }),
    ));

  test('what a file fixes holds over what the panel once said, and can’t be set', () => {
    const file = { policies: { guest: { warnGuest: true, reminderDays: [5] } } };
    const book = bookOf(file);
    expect(book.lockedOf('guest')).toEqual(['warnGuest', 'reminderDays']);
    expect(book.rulesOf('guest', { warnGuest: false, reminderDays: [1] })).toMatchObject(file.policies.guest);
    expect(book.judge('guest', {}, { warnGuest: false, linkLifetimeSeconds: 60 })).toEqual({
      kind: 'locked',
      rules: ['warnGuest'],
    });
    expect(book.lockedOf('own-one')).toEqual([]);
  });

  test('a rule that is none of the policy’s is refused by its name', () => {
    const judged = bookOf({}).judge('guest', {}, { offerCode: true });
    expect(judged).toEqual({
      kind: 'invalid',
      problems: [{ path: 'rules.offerCode', code: 'unknown_field', message: 'is not known' }],
    });
  });
});
