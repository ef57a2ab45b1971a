import type { Language } from '../../domain/language';
import { isolated, isolatedText, leftToRight } from '../../rendering/direction';
import { webAddress } from '../../rendering/html';
import { oneLine, withoutEmoji } from '../../rendering/one-line';
import { portalName } from '../../rendering/portal-name';
import { speakerOf, type Speaker } from '../../rendering/texts';
import {
  button,
  code,
  gap,
  heading,
  panel,
  paragraph,
  quietLink,
  rawLink,
  rule,
  small,
  subheading,
} from './blocks';
import { MAIL_TEXTS } from './languages';
import { layOutMail, type Letterhead } from './layout';
import { browserLabel, networkLabel } from './origin';
import { plainPart, type RenderedMail } from './rendered-mail';
import type { FRAME_PLACEHOLDERS, SIGN_IN_PLACEHOLDERS } from './texts';
import { durationText, momentParts } from './times';

export interface SignInMailInput {
  language: Language;
  /** `address` is what people know it by, such as `portal.client.example`. */
  portal: Letterhead;
  linkUrl: string;
  /** Six digits, or null when the policy offers no code. */
  code: string | null;
  issuedAt: Date;
  expiresAt: Date;
  /** The page behind "This wasn't me", or null when it can't be told here. */
  reportUrl: string | null;
  /** Such as "Chrome on macOS" and "203.0.113.0/24". Null leaves the line out. */
  requestedFrom: { browser: string | null; network: string | null };
}

/** What a mail is made of once the input is cleaned: both parts are written from it and so say the same. */
interface Letter {
  language: Language;
  say: Speaker<typeof SIGN_IN_PLACEHOLDERS>;
  frame: Speaker<typeof FRAME_PLACEHOLDERS>;
  portal: Letterhead;
  linkUrl: string;
  code: string | null;
  duration: string;
  expiresAt: string;
  issuedAt: string;
  browser: string | null;
  network: string | null;
  reportUrl: string | null;
}

/**
 * The mail that answers a sign-in request. Pure: the same input gives the same bytes, so a mail that is tried again is
 * the same mail. Throws on an invalid date and on a link that is not http(s), which are bugs of the caller.
 */
export function renderSignInMail(input: SignInMailInput): RenderedMail {
  const letter = prepare(input);
  return { subject: subjectOf(letter), html: htmlPart(letter), text: textPart(letter) };
}

function prepare(input: SignInMailInput): Letter {
  const { language } = input;
  const frame = speakerOf<typeof FRAME_PLACEHOLDERS>(MAIL_TEXTS[language].frame);
  const address = oneLine(input.portal.address, 100);
  return {
    language,
    frame,
    say: speakerOf<typeof SIGN_IN_PLACEHOLDERS>(MAIL_TEXTS[language].signIn),
    portal: { ...input.portal, name: portalName(input.portal, address), address },
    linkUrl: webAddress(input.linkUrl),
    code: input.code,
    duration: durationText(input.issuedAt, input.expiresAt, language),
    expiresAt: frame.plain('moment', momentParts(input.expiresAt, language)),
    issuedAt: frame.plain('moment', momentParts(input.issuedAt, language)),
    browser: browserLabel(input.requestedFrom.browser),
    network: networkLabel(input.requestedFrom.network),
    reportUrl: input.reportUrl && webAddress(input.reportUrl),
  };
}

/** The same for every mail of a portal. Without the code, which would show on a locked screen. */
function subjectOf({ say, portal, language }: Letter): string {
  const name = withoutEmoji(portal.name) || portal.address;
  return say.plain('subject', { portal: isolatedText(name, language) });
}

function htmlPart(letter: Letter): string {
  const { say, frame, portal, linkUrl } = letter;
  const name = isolated(portal.name);
  return layOutMail({
    language: letter.language,
    title: subjectOf(letter),
    preheader: say.html('preheader', { duration: isolated(letter.duration) }),
    portal,
    content: [
      heading(say.html('heading', { portal: name })),
      paragraph(say.html('intro', { address: leftToRight(portal.address) })),
      gap(22),
      button(say.plain('button'), linkUrl),
      gap(12),
      small(
        frame.html('expiry', { duration: isolated(letter.duration), moment: isolated(letter.expiresAt) }),
      ),
      letter.code && [
        gap(24),
        panel(
          subheading(frame.plain('codeHeading')),
          code(letter.code),
          small(`${say.plain('codeHint')} ${frame.plain('codeSecret')}`),
        ),
      ],
      rule(),
      subheading(say.plain('requestHeading')),
      small(say.html('requestedAt', { moment: isolated(letter.issuedAt) })),
      letter.browser && small(say.html('requestedWith', { browser: isolated(letter.browser) })),
      letter.network && small(say.html('requestedFrom', { network: leftToRight(letter.network) })),
      gap(16),
      subheading(say.plain('notYouHeading')),
      letter.reportUrl
        ? [small(ignoreOrReport(frame)), quietLink(say.plain('notMe'), letter.reportUrl)]
        : small(frame.plain('notYou')),
      rule(),
      small(frame.plain('buttonFails')),
      gap(4),
      rawLink(linkUrl),
    ],
    footer: frame.html('sentBy', { portal: name }),
  });
}

function textPart(letter: Letter): string {
  const { say, frame, language } = letter;
  const name = isolatedText(letter.portal.name, language);
  const isolate = (value: string) => isolatedText(value, language);
  return plainPart([
    [say.plain('heading', { portal: name })],
    [say.plain('intro', { address: isolate(letter.portal.address) })],
    [letter.linkUrl],
    [frame.plain('expiry', { duration: letter.duration, moment: letter.expiresAt })],
    letter.code ? [whereToEnterTheCode(letter), '', letter.code, '', frame.plain('codeSecret')] : [],
    [
      say.plain('requestHeading'),
      say.plain('requestedAt', { moment: letter.issuedAt }),
      letter.browser && say.plain('requestedWith', { browser: isolate(letter.browser) }),
      letter.network && say.plain('requestedFrom', { network: isolate(letter.network) }),
    ],
    letter.reportUrl
      ? [say.plain('notYouHeading'), ignoreOrReport(frame), '', letter.reportUrl]
      : [say.plain('notYouHeading'), frame.plain('notYou')],
    [frame.plain('sentBy', { portal: name })],
  ]);
}

function whereToEnterTheCode({ say, frame }: Letter): string {
  return `${frame.plain('codeHeading')} ${say.plain('codeHint')}`;
}

function ignoreOrReport(frame: Letter['frame']): string {
  return `${frame.plain('notYou')} ${frame.plain('orReport')}`;
}
