import type { Core } from '@strapi/types';
import type { Announce } from '../domain/invitation-ports';

/** Strapi's event hub. It waits for its listeners and rejects with them: we do neither. */
export function createAnnounce(strapi: Core.Strapi): Announce {
  return (event, payload) => {
    strapi.eventHub.emit(`magic-link.${event}`, { ...payload }).catch((error: unknown) => {
      strapi.log.warn(`A listener of magic-link.${event} failed: ${String(error)}`);
    });
  };
}
