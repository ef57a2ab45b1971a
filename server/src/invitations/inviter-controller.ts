import type { Context } from 'koa';
import type { DocumentRef } from '../domain/document';
import { adminOf, callerOf, type Ability } from '../strapi/request';
import type { Inviter } from './check-invitation';

type CanRead = (ability: Ability, document: DocumentRef) => Promise<boolean>;

/** The admin of the panel who asks. `canRead`: by the rules of the Content Manager. */
export function adminInviter(canRead: CanRead) {
  return (ctx: Context): Inviter => {
    const { id, ability } = adminOf(ctx);
    return {
      actor: { kind: 'admin', id },
      mayChangeRoles: ability.can('plugin::magic-link.invitations.set-role'),
      ownOnly: false,
      mayRead: (document) => canRead(ability, document),
    };
  };
}

/** A server or a U&P user: neither changes roles, and a user sees and acts on their own
 * invitations only, which lead to pages and not to documents. */
export function callingInviter(ctx: Context): Inviter {
  const actor = callerOf(ctx);
  if (!actor) throw new Error('This route needs a known caller.');
  const isServer = actor.kind === 'api-token';
  return { actor, mayChangeRoles: false, ownOnly: !isServer, mayRead: () => Promise.resolve(isServer) };
}

/** A policy of these routes: somebody may have granted them to the public role. */
export function isKnownCaller(ctx: Context): boolean {
  return callerOf(ctx) !== undefined;
}
