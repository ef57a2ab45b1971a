import type { MagicLinkError, MagicLinkErrorCode } from 'strapi-plugin-magic-link/client';

import type { ReadingProblem } from './studio-api';

/** Where the button beside a sentence leads. */
export type WayOn = 'retry' | 'new-link' | 'sign-in' | 'home';

export interface Words {
  title: string;
  sentence: string;
  wayOn: WayOn;
}

const BUTTONS: Record<WayOn, string> = {
  retry: 'Try again',
  'new-link': 'Get a new link',
  'sign-in': 'Sign in again',
  home: 'Go to my project',
};

export function buttonFor(wayOn: WayOn): string {
  return BUTTONS[wayOn];
}

/** Every way in which signing in can fail, in words, with the way on. A new code does not compile without both. */
const SIGN_IN_PROBLEMS = {
  invalid_email: {
    title: 'That address looks incomplete',
    sentence: 'Please check it for a missing letter, or a space or comma too many.',
    wayOn: 'retry',
  },
  redirect_not_allowed: {
    title: 'That page is not part of the portal',
    sentence:
      'We can’t take you to the page you came for. You can still sign in and find it from your project.',
    wayOn: 'new-link',
  },
  invalid_challenge: {
    title: 'Your browser and our server disagreed',
    sentence: 'Something in the request was not as it should be. A fresh start usually helps.',
    wayOn: 'new-link',
  },
  browser_binding_required: {
    title: 'This portal asks for a safer way to sign in',
    sentence: 'Please start again in an up-to-date browser.',
    wayOn: 'new-link',
  },
  rate_limited: {
    title: 'Too many tries',
    sentence: 'Please wait a moment, then try again.',
    wayOn: 'retry',
  },
  link_invalid: {
    title: 'This link does not work',
    sentence: 'It may have been cut off on its way to you. A new one takes a few seconds.',
    wayOn: 'new-link',
  },
  link_expired: {
    title: 'This link has expired',
    sentence: 'Links work for a short time only, to keep your project safe. We can send you a new one.',
    wayOn: 'new-link',
  },
  link_used: {
    title: 'This link was used already',
    sentence:
      'Each link works once. If you are signed in in another tab, carry on there; if not, get a new one.',
    wayOn: 'new-link',
  },
  link_revoked: {
    title: 'This link was replaced or withdrawn',
    sentence: 'There may be a newer mail in your inbox. If not, get a new one.',
    wayOn: 'new-link',
  },
  code_invalid: {
    title: 'That code is not right',
    sentence: 'Please compare it with the newest mail, and try again.',
    wayOn: 'retry',
  },
  code_exhausted: {
    title: 'Too many wrong codes',
    sentence: 'To keep your project safe this code no longer works. A new mail brings a new one.',
    wayOn: 'new-link',
  },
  challenge_failed: {
    title: 'Please use the browser that you started in',
    sentence: 'This link opens only in the browser that asked for it. You can ask for a new one here.',
    wayOn: 'new-link',
  },
  access_ended: {
    title: 'Your access has ended',
    sentence: 'If you still need it, write to your contact at Northwind Studio, who can open it again.',
    wayOn: 'new-link',
  },
  proof_missing: {
    title: 'Something is missing',
    sentence: 'The link arrived here incomplete. A new one takes a few seconds.',
    wayOn: 'new-link',
  },
  network_error: {
    title: 'We can’t reach the portal',
    sentence: 'Please check your connection, and try again.',
    wayOn: 'retry',
  },
  unexpected_response: {
    title: 'Something went wrong on our side',
    sentence: 'It is not your doing. Please try again in a minute.',
    wayOn: 'retry',
  },
  no_handoff: {
    title: 'There is nothing to sign in with here',
    sentence: 'This page opens by itself after you press the button in your mail.',
    wayOn: 'new-link',
  },
} as const satisfies Record<MagicLinkErrorCode, Words>;

export function wordsForError(error: MagicLinkError): Words {
  const words = SIGN_IN_PROBLEMS[error.code];
  if (error.code !== 'rate_limited') return words;
  return { ...words, sentence: `Please wait ${inWords(error.retryAfterSeconds)}, then try again.` };
}

const READING_PROBLEMS = {
  session_over: {
    title: 'Your session has ended',
    sentence: 'Please sign in again; it takes one mail.',
    wayOn: 'sign-in',
  },
  not_found: {
    title: 'This document is not here',
    sentence: 'It may have been withdrawn, or it belongs to another account.',
    wayOn: 'home',
  },
  unreachable: {
    title: 'We can’t load this right now',
    sentence: 'Please check your connection, and try again.',
    wayOn: 'retry',
  },
} as const satisfies Record<ReadingProblem, Words>;

export function wordsForReading(problem: ReadingProblem): (typeof READING_PROBLEMS)[ReadingProblem] {
  return READING_PROBLEMS[problem];
}

export function inWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
