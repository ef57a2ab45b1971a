import type { MailTexts } from '../texts';

export const de = {
  frame: {
    moment: '{date}, {time}\u00a0Uhr\u00a0UTC',
    buttonFails:
      'Falls die Schaltfläche nicht funktioniert, kopieren Sie bitte diesen Link in Ihren Browser:',
    sentBy: 'Diese Nachricht wurde im Auftrag von {portal} gesendet.',
  },
  signIn: {
    subject: 'Ihr Anmelde-Link für {portal}',
    preheader: 'Gilt einmalig und {duration} lang. Waren Sie das nicht, ist nichts zu tun.',
    heading: 'Bei {portal} anmelden',
    intro: 'Hier ist der Anmelde-Link, um den Sie gebeten haben. Er führt Sie zu {address}.',
    button: 'Anmelden',
    expiry: 'Gilt einmalig und {duration} lang: bis zum {moment}.',
    codeHeading: 'Anmeldung auf einem anderen Gerät?',
    codeHint: 'Geben Sie diesen Code dort ein, wo Sie die Anmeldung begonnen haben.',
    codeSecret: 'Bitte geben Sie ihn an niemanden weiter: Wir werden Sie nie danach fragen.',
    requestHeading: 'Woher die Anfrage kam',
    requestedAt: 'Angefordert am {moment}',
    requestedWith: 'Browser: {browser}',
    requestedFrom: 'Netzwerk: {network}',
    notYouHeading: 'Das waren nicht Sie?',
    notYou: 'Dann können Sie diese Nachricht einfach ignorieren: Ohne einen Klick geschieht nichts.',
    orReport: 'Oder sagen Sie es uns, dann gilt der Link sofort nicht mehr:',
    notMe: 'Das war ich nicht',
  },
} as const satisfies MailTexts;
