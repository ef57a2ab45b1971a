import type { MailTexts } from '../texts';

export const de = {
  frame: {
    greeting: 'Guten Tag, {name}!',
    moment: '{date}, {time}\u00a0Uhr\u00a0UTC',
    buttonFails:
      'Falls die Schaltfläche nicht funktioniert, kopieren Sie bitte diesen Link in Ihren Browser:',
    sentBy: 'Diese Nachricht wurde im Auftrag von {portal} gesendet.',
    expiry: 'Gilt einmalig und {duration} lang: bis zum {moment}.',
    codeHeading: 'Anmeldung auf einem anderen Gerät?',
    codeSecret: 'Bitte geben Sie ihn an niemanden weiter: Wir werden Sie nie danach fragen.',
    notYou: 'Dann können Sie diese Nachricht einfach ignorieren: Ohne einen Klick geschieht nichts.',
    orReport: 'Oder sagen Sie es uns, dann gilt der Link sofort nicht mehr:',
  },
  signIn: {
    subject: 'Ihr Anmelde-Link für {portal}',
    preheader: 'Gilt einmalig und {duration} lang. Waren Sie das nicht, ist nichts zu tun.',
    heading: 'Bei {portal} anmelden',
    intro: 'Hier ist der Anmelde-Link, um den Sie gebeten haben. Er führt Sie zu {address}.',
    button: 'Anmelden',
    codeHint: 'Geben Sie diesen Code dort ein, wo Sie die Anmeldung begonnen haben.',
    requestHeading: 'Woher die Anfrage kam',
    requestedAt: 'Angefordert am {moment}',
    requestedWith: 'Browser: {browser}',
    requestedFrom: 'Netzwerk: {network}',
    notYouHeading: 'Das waren nicht Sie?',
    notMe: 'Das war ich nicht',
  },
  invited: {
    preheader: 'Der Link gilt einmalig und {duration} lang. Haben Sie ihn nicht erwartet, ist nichts zu tun.',
    renewable:
      'Zu spät? Öffnen Sie ihn trotzdem: Dort senden Sie sich mit einem Klick einen neuen Link, bis zum {moment}.',
    accessEnds: 'Ihr Zugang endet am {moment}.',
    note: 'Eine persönliche Nachricht:',
    noteBy: '{inviter} schreibt Ihnen:',
    codeHint: 'Geben Sie dort diesen Code ein, wenn Sie danach gefragt werden.',
    detailsHeading: 'Zu dieser Einladung',
    invitedBy: 'Eingeladen von {inviter}',
    sentAt: 'Gesendet am {moment}',
    declineHeading: 'Möchten Sie lieber nicht?',
    declineHint: 'Dann ist nichts zu tun. Oder sagen Sie es uns, dann kommt auch keine Erinnerung:',
    decline: 'Nein, danke',
    notYouHeading: 'Sie haben das nicht erwartet?',
    notMe: 'Das war nicht für mich bestimmt',
  },
  invitation: {
    subject: 'Ihre Einladung zu {portal}',
    subjectBy: '{inviter} lädt Sie zu {portal} ein',
    heading: 'Willkommen bei {portal}',
    intro: 'Sie sind zu {address} eingeladen. Sie brauchen kein Passwort.',
    introBy: '{inviter} lädt Sie zu {address} ein. Sie brauchen kein Passwort.',
    button: 'Einladung annehmen',
    reminderSubject: 'Erinnerung: Ihre Einladung zu {portal}',
    reminderHeading: 'Ihre Einladung zu {portal} wartet auf Sie',
    reminderIntro:
      'Am {date} wurden Sie zu {address} eingeladen. Die Einladung wartet noch auf Sie. Sie brauchen kein Passwort.',
    reminderIntroBy:
      'Am {date} hat {inviter} Sie zu {address} eingeladen. Die Einladung wartet noch auf Sie. Sie brauchen kein Passwort.',
  },
  document: {
    subject: 'Ein Dokument für Sie bei {portal}',
    subjectBy: '{inviter} stellt Ihnen bei {portal} ein Dokument bereit',
    heading: 'Ein Dokument für Sie bei {portal}',
    intro: 'Bei {address} liegt ein Dokument für Sie bereit. Sie brauchen kein Passwort.',
    introBy: '{inviter} stellt Ihnen bei {address} ein Dokument bereit. Sie brauchen kein Passwort.',
    button: 'Dokument öffnen',
    reminderSubject: 'Erinnerung: ein Dokument für Sie bei {portal}',
    reminderHeading: 'Ihr Dokument bei {portal} wartet auf Sie',
    reminderIntro:
      'Seit dem {date} liegt bei {address} ein Dokument für Sie bereit. Es wartet noch auf Sie. Sie brauchen kein Passwort.',
    reminderIntroBy:
      'Am {date} hat {inviter} Ihnen bei {address} ein Dokument bereitgestellt. Es wartet noch auf Sie. Sie brauchen kein Passwort.',
  },
  guest: {
    subject: 'Ihr Gastzugang zu {portal}',
    subjectBy: '{inviter} gibt Ihnen einen Gastzugang zu {portal}',
    heading: 'Gastzugang zu {portal}',
    intro: 'Sie haben für begrenzte Zeit Zugang zu {address}. Sie brauchen kein Passwort.',
    introBy: '{inviter} gibt Ihnen für begrenzte Zeit Zugang zu {address}. Sie brauchen kein Passwort.',
    button: 'Gastzugang nutzen',
    reminderSubject: 'Erinnerung: Ihr Gastzugang zu {portal}',
    reminderHeading: 'Ihr Gastzugang zu {portal} wartet auf Sie',
    reminderIntro:
      'Am {date} haben Sie für begrenzte Zeit Zugang zu {address} erhalten. Er wartet noch auf Sie. Sie brauchen kein Passwort.',
    reminderIntroBy:
      'Am {date} hat {inviter} Ihnen für begrenzte Zeit Zugang zu {address} gegeben. Er wartet noch auf Sie. Sie brauchen kein Passwort.',
  },
  accessEnding: {
    subject: 'Ihr Zugang zu {portal} endet am {date}',
    preheader: 'Bis zum {moment} bleibt alles, wie es ist.',
    heading: 'Ihr Zugang zu {portal} endet bald',
    intro:
      'Ihr Zugang zu {address} endet am {moment}. Dann werden Sie auf allen Geräten abgemeldet und können sich nicht mehr anmelden.',
    moreTime: 'Brauchen Sie mehr Zeit? Fragen Sie bitte das Team von {portal}.',
    moreTimeBy: 'Brauchen Sie mehr Zeit? Fragen Sie bitte {inviter}.',
    button: '{portal} öffnen',
  },
  accessEndingEditor: {
    subject: 'Zugang von {client} endet am {date}',
    preheader: 'Gastzugang zu {portal}: enden lassen oder verlängern.',
    heading: 'Ein Gastzugang endet bald',
    intro: 'Sie haben {client} zu {portal} eingeladen. Dieser Zugang endet am {moment}.',
    byItself:
      'Ist das richtig so, müssen Sie nichts tun: Alle Sitzungen enden dann von selbst, und mit diesem Konto kann sich niemand mehr anmelden.',
    extend: 'Ist die Arbeit noch nicht getan, verlängern Sie den Zugang vorher.',
    button: 'Zugang verlängern',
  },
  reported: {
    subject: 'Ihre Einladung an {client} wurde gemeldet',
    preheader: 'Der Link gilt nicht mehr. Das können Sie jetzt tun.',
    heading: 'Eine Ihrer Einladungen wurde gemeldet',
    intro:
      'Sie haben {client} am {date} zu {portal} eingeladen. Bei uns wurde gemeldet, dass diese Nachricht nicht für die Person bestimmt war, die sie erhalten hat.',
    reportedAt: 'Gemeldet am {moment}',
    withdrawn: 'Wir haben den Link zurückgezogen: Niemand kann sich mehr damit anmelden.',
    signedOut:
      'Der Link war kurz zuvor verwendet worden. Deshalb haben wir dieses Konto auch überall abgemeldet.',
    adviceHeading: 'Was Sie jetzt tun können',
    wrongAddress:
      'Sehen Sie sich die Adresse genau an. Ist sie falsch, laden Sie die richtige ein, und sperren Sie das Konto der falschen, falls es eines gibt.',
    rightAddress:
      'Ist sie richtig, fragen Sie nach, am besten per Telefon und nicht per E-Mail, bevor Sie einen neuen Link senden.',
    button: 'Einladung öffnen',
  },
} as const satisfies MailTexts;
