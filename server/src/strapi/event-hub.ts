import type { Core } from '@strapi/types';
import { EVENT_NAMES, HEAD_EVENT, type Events } from '../domain/events';

interface WebhookStore {
  addAllowedEvent(key: string, value: string): void;
}

const hubName = (name: string) => `magic-link.${name}`;

/** Strapi's event hub. It awaits its listeners one by one, and a webhook may be among them: nobody here waits for that. */
export function createEvents(strapi: Core.Strapi): Events {
  return {
    emit(name, payload) {
      strapi.eventHub.emit(hubName(name), payload).catch((error: unknown) => {
        strapi.log.error(`A listener of ${hubName(name)} failed: ${String(error)}`);
      });
    },
  };
}

/** Strapi's webhooks carry only events that their store has heard of. */
export function allowWebhooks(strapi: Core.Strapi): void {
  const store = strapi.get<WebhookStore>('webhookStore');
  for (const name of [...EVENT_NAMES, HEAD_EVENT]) store.addAllowedEvent(hubName(name), hubName(name));
}
