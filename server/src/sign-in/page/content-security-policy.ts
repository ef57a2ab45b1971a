/** What an origin may consist of to stand in a header. `URL` lets `;` and `,` pass in a host, which end a directive. */
const ORIGIN = /^https?:\/\/[\w.[\]:-]+$/;

/**
 * Nothing runs, nothing is loaded, nothing frames the page. `form-action` lists the portal as well as ourselves, because
 * Chromium applies it to the redirect that answers the POST.
 */
export function contentSecurityPolicyFor(portalOrigin: string, styleHash: string): string {
  if (!ORIGIN.test(portalOrigin)) throw new TypeError('The origin of the portal must be http(s)://host');
  return [
    "default-src 'none'",
    `style-src '${styleHash}'`,
    `form-action 'self' ${portalOrigin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
