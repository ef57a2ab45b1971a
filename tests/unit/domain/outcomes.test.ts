import { ERROR_CODES } from '../../../contracts';
import { PUBLIC_CODES, REFUSAL_REASONS, refused } from '../../../server/src/domain/outcomes';

describe('refusals', () => {
  test('every true reason has a public code of the contract', () => {
    for (const reason of REFUSAL_REASONS) {
      expect(ERROR_CODES).toContain(PUBLIC_CODES[reason]);
      expect(refused(reason)).toEqual({ kind: 'refused', reason });
    }
  });

  test('not ours, gone and blocked are indistinguishable: nobody learns who is a client', () => {
    for (const reason of [
      'token_forged',
      'link_unknown',
      'handoff_unknown',
      'client_gone',
      'client_blocked',
    ] as const) {
      expect(PUBLIC_CODES[reason]).toBe('link_invalid');
    }
  });

  test('a wrong code, a decoy’s and an unknown request are indistinguishable', () => {
    for (const reason of [
      'code_wrong',
      'request_unknown',
      'link_undeliverable',
      'code_not_offered',
    ] as const) {
      expect(PUBLIC_CODES[reason]).toBe('code_invalid');
    }
  });
});
