import type { Context } from 'koa';
import { adminOf, callerOf } from '../strapi/request';
import type { Inviter } from '../domain/inviter';

/** The admin of the panel who asks. */
export function adminInviter(ctx: Context): Inviter {
  const { id, may } = adminOf(ctx);
  const mayChangeRoles = may('plugin::magic-link.invitations.set-role');
  return { actor: { kind: 'admin', id }, mayChangeRoles, ownOnly: false };
}

/** A server or a U&P user: neither changes roles, and a user sees and acts on their own invitations only. */
export function callingInviter(ctx: Context): Inviter {
  const actor = callerOf(ctx);
  if (!actor) throw new Error('This route needs a known caller.');
  return { actor, mayChangeRoles: false, ownOnly: actor.kind === 'user' };
}

/** A policy of these routes: somebody may have granted them to the public role. */
export function isKnownCaller(ctx: Context): boolean {
  return callerOf(ctx) !== undefined;
}
