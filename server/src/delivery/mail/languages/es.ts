import type { MailTexts } from '../texts';

export const es = {
  frame: {
    moment: '{date}, {time} UTC',
    buttonFails: 'If the button does not work, copy this link into your browser:',
    sentBy: 'This message was sent on behalf of {portal}.',
  },
  signIn: {
    subject: 'Your sign-in link for {portal}',
    preheader: 'Works once, for {duration}. If it wasn’t you, there is nothing to do.',
    heading: 'Sign in to {portal}',
    intro: 'Here is the sign-in link you asked for. It takes you to {address}.',
    button: 'Sign in',
    expiry: 'Works once, for {duration}: until {moment}.',
    codeHeading: 'Signing in on another device?',
    codeHint:
      'Enter this code where you asked to sign in. Please share it with no one: we will never ask you for it.',
    requestHeading: 'Where this came from',
    requestedAt: 'Requested on {moment}',
    requestedWith: 'Browser: {browser}',
    requestedFrom: 'Network: {network}',
    notYouHeading: 'Wasn’t you?',
    notYou:
      'You can safely ignore this message. Nothing happens without a click, and nobody gets in without your mailbox.',
    plainOpen: 'Here is the sign-in link you asked for. It takes you to {address}:',
    plainCode: 'Signing in on another device? Enter this code where you asked to sign in:',
  },
} as const satisfies MailTexts;
