import type { MailTexts } from '../texts';

export const en = {
  frame: {
    greeting: 'Hello {name},',
    moment: '{date}, {time}\u00a0UTC',
    buttonFails: 'If the button does not work, copy this link into your browser:',
    sentBy: 'This message was sent on behalf of {portal}.',
    expiry: 'Works once, for {duration}: until {moment}.',
    codeHeading: 'Signing in on another device?',
    codeSecret: 'Please share it with no one: we will never ask you for it.',
    notYou: 'You can safely ignore this message: nothing happens without a click.',
    orReport: 'Or tell us, and the link stops working at once:',
  },
  signIn: {
    subject: 'Your sign-in link for {portal}',
    preheader: 'Works once, for {duration}. If it wasn’t you, there is nothing to do.',
    heading: 'Sign in to {portal}',
    intro: 'Here is the sign-in link you asked for. It takes you to {address}.',
    button: 'Sign in',
    codeHint: 'Enter this code where you asked to sign in.',
    requestHeading: 'Where it was requested',
    requestedAt: 'Requested on {moment}',
    requestedWith: 'Browser: {browser}',
    requestedFrom: 'Network: {network}',
    notYouHeading: 'Wasn’t you?',
    notMe: 'This wasn’t me',
  },
  invited: {
    preheader: 'The link works once, for {duration}. If you did not expect it, there is nothing to do.',
    renewable: 'Too late? Open it all the same: one button there sends you a new link, until {moment}.',
    accessEnds: 'Your access ends on {moment}.',
    note: 'A personal note:',
    noteBy: '{inviter} wrote to you:',
    codeHint: 'Enter this code there when you are asked for one.',
    detailsHeading: 'About this invitation',
    invitedBy: 'Invited by {inviter}',
    sentAt: 'Sent on {moment}',
    declineHeading: 'Would you rather not?',
    declineHint: 'Then there is nothing to do. Or say so, and no reminder will follow:',
    decline: 'No, thank you',
    notYouHeading: 'Not expecting this?',
    notMe: 'This wasn’t meant for me',
  },
  invitation: {
    subject: 'Your invitation to {portal}',
    subjectBy: '{inviter} invites you to {portal}',
    heading: 'Welcome to {portal}',
    intro: 'You have been invited to {address}. You need no password.',
    introBy: '{inviter} invites you to {address}. You need no password.',
    button: 'Accept the invitation',
    reminderSubject: 'Reminder: your invitation to {portal}',
    reminderHeading: 'Your invitation to {portal} is waiting',
    reminderIntro:
      'You were invited to {address} on {date}. The invitation is still waiting for you. You need no password.',
    reminderIntroBy:
      '{inviter} invited you to {address} on {date}. The invitation is still waiting for you. You need no password.',
  },
  document: {
    subject: 'A document for you at {portal}',
    subjectBy: '{inviter} shares a document with you at {portal}',
    heading: 'A document for you at {portal}',
    intro: 'A document is ready for you at {address}. You need no password.',
    introBy: '{inviter} has made a document available to you at {address}. You need no password.',
    button: 'Open the document',
    reminderSubject: 'Reminder: a document for you at {portal}',
    reminderHeading: 'Your document at {portal} is waiting',
    reminderIntro:
      'On {date} a document was made available to you at {address}. It is still waiting for you. You need no password.',
    reminderIntroBy:
      'On {date} {inviter} made a document available to you at {address}. It is still waiting for you. You need no password.',
  },
  guest: {
    subject: 'Your guest access to {portal}',
    subjectBy: '{inviter} gives you guest access to {portal}',
    heading: 'Guest access to {portal}',
    intro: 'You have been given access to {address} for a limited time. You need no password.',
    introBy: '{inviter} gives you access to {address} for a limited time. You need no password.',
    button: 'Start guest access',
    reminderSubject: 'Reminder: your guest access to {portal}',
    reminderHeading: 'Your guest access to {portal} is waiting',
    reminderIntro:
      'On {date} you were given access to {address} for a limited time. It is still waiting for you. You need no password.',
    reminderIntroBy:
      'On {date} {inviter} gave you access to {address} for a limited time. It is still waiting for you. You need no password.',
  },
  accessEnding: {
    subject: 'Your access to {portal} ends on {date}',
    preheader: 'Until {moment} everything stays as it is.',
    heading: 'Your access to {portal} is about to end',
    intro:
      'Your access to {address} ends on {moment}. You are then signed out on every device, and can no longer sign in.',
    moreTime: 'Do you need more time? Please ask the people at {portal}.',
    moreTimeBy: 'Do you need more time? Please ask {inviter}.',
    button: 'Open {portal}',
  },
  accessEndingEditor: {
    subject: 'Access of {client} ends on {date}',
    preheader: 'Guest access to {portal}: let it end, or extend it.',
    heading: 'Guest access is about to end',
    intro: 'You invited {client} to {portal}. This access ends on {moment}.',
    byItself:
      'If that is right, there is nothing to do: every session ends by itself then, and nobody can sign in with this account any more.',
    extend: 'If the work is not done yet, extend the access before then.',
    button: 'Extend access',
  },
  reported: {
    subject: 'Your invitation to {client} was reported',
    preheader: 'Its link no longer works. Here is what you can do now.',
    heading: 'An invitation of yours was reported',
    intro:
      'You invited {client} to {portal} on {date}. Somebody who received the message has told us that it was not meant for them.',
    reportedAt: 'Reported on {moment}',
    withdrawn: 'We have withdrawn the link: nobody can sign in with it any more.',
    signedOut: 'The link had been used shortly before, so we have also signed this account out everywhere.',
    adviceHeading: 'What you can do now',
    wrongAddress:
      'Look closely at the address. If it is wrong, invite the right one, and block the account of the wrong one if there is one.',
    rightAddress:
      'If it is right, ask your client about it, best by phone and not by e-mail, before you send a new link.',
    button: 'Open the invitation',
  },
} as const satisfies MailTexts;
