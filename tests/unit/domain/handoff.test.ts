import { createHash } from 'node:crypto';
import { createHandoff, handoffExpiresAt, hashHandoff } from '../../../server/src/domain/handoff';
import { NOW_MS } from './support/fixtures';

describe('handoff', () => {
  test('is 256 random bits that fit into a fragment or a query as they are', () => {
    const handoffs = Array.from({ length: 200 }, () => createHandoff().plaintextHandoff);

    expect(new Set(handoffs).size).toBe(handoffs.length);
    for (const handoff of handoffs) {
      expect(handoff).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(Buffer.from(handoff, 'base64url')).toHaveLength(32);
    }
  });

  test('is kept as its SHA-256 only', () => {
    const { plaintextHandoff, hash } = createHandoff();

    expect(hash).toBe(createHash('sha256').update(plaintextHandoff).digest('hex'));
    expect(hashHandoff(plaintextHandoff)).toBe(hash);
    expect(hash).not.toContain(plaintextHandoff);
  });

  test('lives for 60 seconds and never longer than its link', () => {
    expect(handoffExpiresAt({ expiresAtMs: NOW_MS + 900_000 }, NOW_MS)).toBe(NOW_MS + 60_000);
    expect(handoffExpiresAt({ expiresAtMs: NOW_MS + 60_000 }, NOW_MS)).toBe(NOW_MS + 60_000);
    expect(handoffExpiresAt({ expiresAtMs: NOW_MS + 59_999 }, NOW_MS)).toBe(NOW_MS + 59_999);
  });
});
