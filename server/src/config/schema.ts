import { z } from 'zod';

/** A web address without user, query or fragment: what portal and redirects are configured with. */
const webAddress = z.string().refine(isWebAddress, {
  error:
    'must be an http(s) address without a wildcard, user, query or fragment, such as https://portal.example',
});

function isWebAddress(text: string): boolean {
  if (text.includes('*') || !URL.canParse(text)) return false;
  const url = new URL(text);
  const plain = !url.username && !url.password && !url.search && !url.hash;
  return plain && (url.protocol === 'https:' || url.protocol === 'http:');
}

const path = z.string().regex(/^\/(?!\/)[^\s\\?#]*$/, {
  error: 'must be a path that starts with one slash, such as /callback',
});

const seconds = (min: number, max: number) =>
  z
    .int({ error: 'must be a whole number of seconds' })
    .min(min, { error: `must be at least ${min} seconds` })
    .max(max, { error: `must be at most ${max} seconds` });

/** Nobody can type these into a header: RFC 5322 section 2.2 forbids CR and LF in a field body. */
const headerText = z.string().regex(/^[^\p{Cc}]{1,200}$/u, {
  error: 'must be 1 to 200 characters on one line',
});

const portal = z.strictObject({
  name: headerText,
  url: webAddress.optional(),
  callback: path,
  allowedRedirects: z.array(webAddress),
});

const links = z.strictObject({
  landing: z.enum(['hosted', 'portal'], { error: 'must be "hosted" or "portal"' }),
  handoffDelivery: z.enum(['fragment', 'query'], { error: 'must be "fragment" or "query"' }),
});

const signInPolicy = z.strictObject({
  linkLifetimeSeconds: seconds(60, 86_400),
  offerCode: z.boolean({ error: 'must be true or false' }),
  resendAfterSeconds: seconds(1, 3_600),
});

const mail = z.strictObject({
  from: headerText.optional(),
  replyTo: headerText.optional(),
});

/** nodemailer's own options; what it does not know it ignores, so only the essential is checked. */
const smtp = z.looseObject({
  host: z.string({ error: 'must name the mail server' }).min(1),
  port: z.int().min(1).max(65_535).optional(),
  secure: z.boolean().optional(),
});

export const configSchema = z.strictObject({
  portal,
  links,
  secrets: z.array(z.string({ error: 'must be a text' })),
  policies: z.strictObject({ 'sign-in': signInPolicy }),
  mail,
  smtp: smtp.optional(),
});

/** The configuration as the plugin uses it: every default filled in. */
export type MagicLinkConfig = z.infer<typeof configSchema>;
