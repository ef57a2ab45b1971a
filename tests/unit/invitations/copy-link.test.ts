import type { Actor } from '../../../server/src/domain/audit';
import type { Inviter } from '../../../server/src/domain/inviter';
import { createCopyLink, type CopyLinkDeps } from '../../../server/src/invitations/copy-link';

/** Nothing of the world may be asked before it is known who asks: whatever is touched breaks the test. */
const untouchable = (mayCopyLinks: boolean) =>
  new Proxy(
    { mayCopyLinks },
    {
      get(given, name) {
        if (name in given) return given[name as keyof typeof given];
        return () => {
          throw new Error(`${String(name)} was asked`);
        };
      },
    },
  ) as unknown as CopyLinkDeps;

const inviterOf = (actor: Actor): Inviter => ({
  actor,
  mayChangeRoles: true,
  mayImportForOthers: true,
  lacksFor: () => undefined,
  ownOnly: false,
  mayRead: () => Promise.resolve(false),
});
const NOWHERE = { browser: null, network: null };

test.each(['api-token', 'user'] as const)(
  'a link is never shown to an %s, whatever is configured',
  async (kind) => {
    const copyLink = createCopyLink(untouchable(true));
    expect(await copyLink('a1', inviterOf({ kind, id: 7 }), NOWHERE)).toMatchObject({
      kind: 'refused',
      code: 'copy_link_off',
      forbidden: true,
    });
  },
);

test('nor to an admin where the configuration is silent', async () => {
  const inviter = inviterOf({ kind: 'admin', id: 7 });
  expect(await createCopyLink(untouchable(false))('a1', inviter, NOWHERE)).toMatchObject({
    code: 'copy_link_off',
  });
});
