/** Mail scanners, link previews and libraries, by what they call themselves. Most scanners pretend to be a browser. */
const KNOWN_AGENTS =
  /bot\b|crawl|spider|preview|scan|safelinks|barracuda|proofpoint|mimecast|facebookexternalhit|whatsapp|slackbot|headless|curl|wget|python|java\/|okhttp|go-http|node-fetch|axios/i;
/** Nobody reads a mail and opens its link this soon after it was made. */
const TOO_SOON_MS = 5_000;

/**
 * Whether a link's page was read by a machine, as far as anybody can tell. It decides nothing but what editors see: who
 * presses the button is told by the button.
 */
export function isMachineReading(reading: {
  method: string;
  userAgent: string;
  issuedAtMs: number;
  nowMs: number;
}): boolean {
  const { method, userAgent, issuedAtMs, nowMs } = reading;
  return (
    method === 'HEAD' || nowMs - issuedAtMs < TOO_SOON_MS || userAgent === '' || KNOWN_AGENTS.test(userAgent)
  );
}
