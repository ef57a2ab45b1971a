import type { Context } from 'koa';
import type { DocumentRef } from '../domain/document';
import type { Inviter } from '../domain/inviter';
import { adminOf, callerOf, type Ability } from '../strapi/request';

type CanRead = (ability: Ability, document: DocumentRef) => Promise<boolean>;

/**
 * The admin of the panel who asks, or their API token, which changes no roles: whether it may is asked again at the
 * redemption, and Strapi tells that of people only. `canRead`: by the rules of the Content Manager.
 */
export function adminInviter(canRead: CanRead) {
  return (ctx: Context): Inviter => {
    const { actor, ability } = adminOf(ctx);
    return {
      actor,
      mayChangeRoles: actor.kind === 'admin' && ability.can('plugin::magic-link.invitations.set-role'),
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
