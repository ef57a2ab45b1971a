import type { Context } from 'koa';
import { pickLanguage, type Language } from '../domain/language';
import { createPageCookie } from '../domain/page-nonce';
import { bodyOf, isSameOrigin, originOf } from '../strapi/request';
import type { LiftedQuery } from '../strapi/private-address-bar';
import { languageOf, pageStateOf, type Shown } from './hosted-page';
import { renderPage, type PageState } from './page';
import { readPageCookie, writePageCookie } from './page-cookie';
import type { SignIn } from './service';
import { parseConfirmationForm } from './validation';

/** The pages that a mailed link leads to. Reading one changes nothing. */
export function createPageController(signIn: () => SignIn) {
  return {
    async show(ctx: Context): Promise<void> {
      const token = tokenOf(ctx);
      const cookie = createPageCookie();
      const outcome = await signIn().inspect(token, cookie);
      if (outcome.kind === 'live') {
        writePageCookie(ctx, cookie, signIn().page);
        signIn().noteReading(outcome, { method: ctx.method, userAgent: ctx.get('user-agent') });
      }
      sendOutcome(ctx, outcome, token);
    },

    async confirm(ctx: Context): Promise<void> {
      const { token, nonce } = parseConfirmationForm(bodyOf(ctx));
      const freshCookie = createPageCookie();
      const proof = { nonce, cookie: readPageCookie(ctx, signIn().page), sameOrigin: isSameOrigin(ctx) };
      const outcome = await signIn().confirm(
        token,
        proof,
        freshCookie,
        originOf(ctx, signIn().networkPrivacy),
      );
      if (outcome.kind === 'confirmed') return sendToPortal(ctx, outcome.plaintextHandoff);
      if (outcome.kind === 'unproven') writePageCookie(ctx, freshCookie, signIn().page);
      sendOutcome(ctx, outcome, token);
    },

    /** The same page for every token: whose link it is, and what became of it, is nobody's business here. */
    showReport(ctx: Context): void {
      sendReportPage(ctx, signIn(), tokenOf(ctx));
    },

    /** As well. */
    showDecline(ctx: Context): void {
      sendDeclinePage(ctx, signIn(), tokenOf(ctx));
    },
  };

  function sendOutcome(ctx: Context, outcome: Shown, token: string): void {
    sendPage(ctx, signIn(), pageStateOf(outcome, signIn().page.urls, token), languageOf(outcome));
  }

  function sendToPortal(ctx: Context, plaintextHandoff: string): void {
    keepPrivate(ctx);
    ctx.status = 303;
    ctx.set('Location', signIn().callbackUrl(plaintextHandoff));
    ctx.body = '';
  }
}

/** The page with the button that says "This wasn't me". */
export function sendReportPage(ctx: Context, signIn: Pick<SignIn, 'page'>, token: string): void {
  sendPage(ctx, signIn, { kind: 'report', form: { action: signIn.page.urls.report, token } });
}

/** The page with the button that says "No, thank you". */
export function sendDeclinePage(ctx: Context, signIn: Pick<SignIn, 'page'>, token: string): void {
  sendPage(ctx, signIn, { kind: 'decline', form: { action: signIn.page.urls.decline, token } });
}

/** Sends one of our pages, in the link's language where it is known, else in the browser's. */
export function sendPage(
  ctx: Context,
  { page }: Pick<SignIn, 'page'>,
  state: PageState,
  language?: Language,
): void {
  const rendered = renderPage({
    language: language ?? pickLanguage(ctx.get('accept-language')),
    portal: page.portal,
    state,
  });
  ctx.status = rendered.status;
  ctx.type = 'text/html; charset=utf-8';
  ctx.set('Content-Security-Policy', rendered.contentSecurityPolicy);
  keepPrivate(ctx);
  ctx.body = rendered.html;
}

/** Whether a person's browser asks, by form, and not a program: that one gets JSON, also when it accepts anything. */
export function wantsPage(ctx: Context): boolean {
  return ctx.accepts('json', 'html') === 'html';
}

function tokenOf(ctx: Context): string {
  return (ctx.state as LiftedQuery).magicLinkQuery?.get('token') ?? '';
}

function keepPrivate(ctx: Context): void {
  ctx.set('Referrer-Policy', 'no-referrer');
  ctx.set('X-Robots-Tag', 'noindex');
}
