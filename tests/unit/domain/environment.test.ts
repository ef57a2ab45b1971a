import { isSameEnvironment } from '../../../server/src/domain/environment';

const DEVELOPMENT = { production: false };
const PRODUCTION = { production: true };

describe('a database', () => {
  it.each([
    ['https://cms.example', 'https://cms.example/'],
    ['https://cms.example', 'https://CMS.example:443'],
    ['https://cms.example/strapi', 'https://cms.example/strapi/'],
  ])('is at home where the same address is spelt otherwise: %s, %s', (remembered, publicUrl) => {
    expect(isSameEnvironment(remembered, publicUrl, PRODUCTION)).toBe(true);
  });

  it.each([
    ['https://cms.example', 'https://staging.cms.example'],
    ['https://cms.example', 'http://cms.example'],
    ['https://cms.example', 'https://cms.example:8443'],
    ['https://cms.example/a', 'https://cms.example/b'],
    ['https://cms.example', 'http://localhost:1337'],
    ['http://localhost:1337', 'https://cms.example'],
    ['http://localhost:1337', 'http://localhost.example:1337'],
  ])('of %s is not at home at %s, also in development', (remembered, publicUrl) => {
    expect(isSameEnvironment(remembered, publicUrl, DEVELOPMENT)).toBe(false);
  });

  it('stays at home when development takes another free port of the same machine', () => {
    expect(isSameEnvironment('http://localhost:1337', 'http://127.0.0.1:1338', DEVELOPMENT)).toBe(true);
    expect(isSameEnvironment('http://localhost:1337', 'http://[::1]:1338', DEVELOPMENT)).toBe(true);
  });

  it('does not do so in production, where an address is set on purpose', () => {
    expect(isSameEnvironment('http://localhost:1337', 'http://localhost:1338', PRODUCTION)).toBe(false);
  });
});
