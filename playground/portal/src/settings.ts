export interface Settings {
  strapiUrl: string;
  portalName: string;
}

/** Read at start rather than built in, so that one build serves whatever ports or hosts it finds itself on. */
export async function loadSettings(): Promise<Settings> {
  const response = await fetch('/config.json', { cache: 'no-store' });
  const found: unknown = await response.json();
  if (!isSettings(found)) throw new Error('/config.json must name strapiUrl and portalName');
  return found;
}

function isSettings(value: unknown): value is Settings {
  const candidate = value as Partial<Settings> | null;
  return typeof candidate?.strapiUrl === 'string' && typeof candidate.portalName === 'string';
}
