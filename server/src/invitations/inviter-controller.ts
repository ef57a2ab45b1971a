import type { Context } from 'koa';
import type { DocumentRef } from '../domain/document';
import type { Inviter, PendingChoice } from '../domain/inviter';
import { adminOf, callerMay, callerOf, type Ability } from '../strapi/request';

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
      mayImportForOthers: ability.can('plugin::magic-link.invitations.import-for-others'),
      lacksFor: lacking('invitations', (action) => ability.can(action)),
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
  return {
    actor,
    mayChangeRoles: false,
    mayImportForOthers: false,
    lacksFor: lacking('invitation', (action) => callerMay(ctx, action)),
    ownOnly: !isServer,
    mayRead: () => Promise.resolve(isServer),
  };
}

/** As the routes of a single invitation ask: `POST /invitations/:id/resend` and `/revoke`. */
const ACTIONS: Record<PendingChoice, string> = { resend: 'resend', replace: 'revoke' };

const lacking =
  (subject: 'invitations' | 'invitation', may: (action: string) => boolean): Inviter['lacksFor'] =>
  (choice) => {
    const action = `plugin::magic-link.${subject}.${ACTIONS[choice]}`;
    return may(action) ? undefined : action;
  };

/** A policy of these routes: somebody may have granted them to the public role. */
export function isKnownCaller(ctx: Context): boolean {
  return callerOf(ctx) !== undefined;
}
