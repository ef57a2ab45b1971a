import { createCipheriv, randomBytes } from 'node:crypto';
import { unwrapKey, wrapKey } from '../../../server/src/domain/wrapped-key';

const wrapping = randomBytes(32);
const key = randomBytes(32);

describe('a wrapped key', () => {
  it('is read with what it was wrapped with, under its own name only', () => {
    const wrapped = wrapKey(key, 'old', wrapping);
    expect(unwrapKey(wrapped, 'old', wrapping)).toEqual(key);
    expect(unwrapKey(wrapped, 'older', wrapping)).toBeUndefined();
    expect(unwrapKey(wrapped, 'old', randomBytes(32))).toBeUndefined();
  });

  it('is no empty one, whose short tag somebody guessed', () => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', wrapping, nonce, { authTagLength: 4 });
    cipher.setAAD(Buffer.from('old')).final();
    const guessed = Buffer.concat([nonce, cipher.getAuthTag()]).toString('base64url');
    expect(unwrapKey(guessed, 'old', wrapping)).toBeUndefined();
  });
});
