import type { Core } from '@strapi/types';

/** Runs once the server listens: now, if it does already. What never listens (a script, a build) never starts. */
export function whenListening(strapi: Core.Strapi, start: () => void): void {
  const { httpServer } = strapi.server;
  if (httpServer.listening) return start();
  httpServer.once('listening', start);
}
