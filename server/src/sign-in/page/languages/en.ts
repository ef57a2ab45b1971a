import type { PageTexts } from '../texts';

export const en = {
  'live.title': 'Sign in to {portal}',
  'live.who': 'You are signing in as {address}.',
  'live.button': 'Sign in',
  'live.buttonDetail': 'to {portal} as {address}',
  'live.codeHeading': 'Signing in on another device?',
  'live.codeHint': 'Enter this code where you asked to sign in. Please share it with no one.',
  'live.notYou': 'Wasn’t you? Simply close this page: nothing happens until you press the button.',
  'try-again.notice':
    'This page had been open for a while, so we have prepared it afresh. Please press the button once more. If that does not help, allow cookies for this page.',
  'invited.title': 'Welcome to {portal}',
  'invited.by': '{inviter} has invited you.',
  'invited.invitation': 'Your account is ready: you need no password.',
  'invited.document': 'A document is ready for you. It opens once you are signed in.',
  'invited.guest': 'You have access for a limited time.',
  'invited.codeHint': 'Enter this code there when you are asked for one. Please share it with no one.',
  'invited.notYou': 'Not expecting this? Simply close this page: nothing happens until you press the button.',
  'invited.notMe': 'This wasn’t meant for me',
  'expired.title': 'This link has expired',
  'expired.text':
    'For your safety, a sign-in link works for a short time only. Request a new one, and it will be in your inbox in a moment.',
  'expired.renewText':
    'For your safety, a sign-in link works for a short time only. We can send you a new one, to the same address.',
  'expired.renew': 'Send me a new link',
  'expired.renewInvitation':
    'For your safety, the link in an invitation works for a short time only. Your invitation still stands: we can send you a new link, to the same address.',
  'expired.invitationTitle': 'This invitation has expired',
  'expired.invitationText': 'Its link can no longer be renewed.',
  ask: 'Please ask the people at {portal} for a new invitation.',
  'ask.by': 'Please ask {inviter} for a new invitation.',
  'renewed.title': 'Please check your mailbox',
  'renewed.text':
    'If this link can be renewed, a new message is on its way to the address that the old one went to. It may take a minute.',
  'renewed.otherwise': 'Nothing there, not even among the spam?',
  'used.title': 'This link has already been used',
  'used.text':
    'Each link signs you in once. If that was you, simply carry on in the portal. If it was not, please tell the people at {portal}.',
  'revoked.title': 'This link is no longer valid',
  'revoked.text':
    'It was withdrawn, or a newer link has taken its place. Use the link in the latest message, or request a new one.',
  'revoked.invitationText':
    'It was withdrawn, or a newer link has taken its place. If there is no newer message in your inbox, the invitation is over.',
  'not-ours.title': 'This link does not work',
  'not-ours.text':
    'Part of it may have been lost on the way. Open it straight from the message, copy it as a whole, or request a new one.',
  'busy.title': 'One moment, please',
  'busy.text':
    'This link was opened several times in a row. Please wait a minute, then open it again from your message.',
  'report.title': 'Wasn’t you?',
  'report.text':
    'If you did not expect this sign-in link for {portal}, press the button. The link then stops working at once. If somebody has used it within the last 24 hours, that account is also signed out everywhere.',
  'report.wasYou': 'It was you? Simply close this page: nothing happens until you press the button.',
  'reported.title': 'Thank you, that is done',
  'reported.text': 'Nobody can sign in with this link any more. There is nothing more for you to do.',
  'reported.again':
    'If you receive such messages again without asking for them, please tell the people at {portal}.',
  'decline.title': 'Decline the invitation?',
  'decline.text':
    'If you do not want to accept the invitation to {portal}, press the button. Its link then stops working, no reminder will follow, and whoever invited you can see that you declined.',
  'decline.coming':
    'You would like to accept after all? Simply close this page: nothing happens until you press the button.',
  'declined.title': 'Thank you for letting us know',
  'declined.text':
    'The link of this invitation no longer works, and no reminder will follow. There is nothing more for you to do.',
  'declined.again': 'If you change your mind, ask the people at {portal} for a new invitation.',
  decline: 'No, thank you',
  notMe: 'This wasn’t me',
  requestNewLink: 'Request a new link at {portal}',
  openPortal: 'Open {portal}',
} as const satisfies PageTexts;
