import type { Actor, ActorKind } from '../../../contracts';
import { type MessageKey, useSay } from '../translations/say';

/** For those whose name is gone, or who never had one. */
const NAMELESS = {
  admin: 'actor.admin',
  'api-token': 'actor.api-token',
  user: 'actor.user',
  client: 'actor.client',
  command: 'actor.command',
  system: 'actor.system',
} as const satisfies Record<ActorKind, MessageKey>;

export function useActorName(): (actor: Actor) => string {
  const say = useSay();
  return ({ kind, name }) => name ?? say(NAMELESS[kind]);
}
