import type { MailTexts } from '../texts';

export const en = {
  frame: {
    moment: '{date}, {time}\u00a0UTC',
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
    codeHint: 'Enter this code where you asked to sign in.',
    codeSecret: 'Please share it with no one: we will never ask you for it.',
    requestHeading: 'Where it was requested',
    requestedAt: 'Requested on {moment}',
    requestedWith: 'Browser: {browser}',
    requestedFrom: 'Network: {network}',
    notYouHeading: 'Wasn’t you?',
    notYou: 'You can safely ignore this message: nothing happens without a click.',
    orReport: 'Or tell us, and the link stops working at once:',
    notMe: 'This wasn’t me',
  },
} as const satisfies MailTexts;
