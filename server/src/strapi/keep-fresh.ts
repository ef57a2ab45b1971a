import type { Log } from '../domain/ports';

/** How soon an instance follows what another one's panel changed, in milliseconds. */
const EVERY_MS = 5_000;

/** Reads again and again what other instances may have changed. What fails is tried again; the last state holds meanwhile. */
export function keepFresh(refreshAll: () => Promise<void>, log: Log) {
  let timer: NodeJS.Timeout | undefined;
  let wasAway = false;

  async function refresh(): Promise<void> {
    try {
      await refreshAll();
      wasAway = false;
    } catch (error) {
      if (!wasAway) log.warn(`magic-link: settings and policies could not be read again: ${String(error)}`);
      wasAway = true;
    }
  }

  return {
    start(): void {
      timer = setInterval(() => void refresh(), EVERY_MS).unref();
    },
    stop: (): void => clearInterval(timer),
  };
}
