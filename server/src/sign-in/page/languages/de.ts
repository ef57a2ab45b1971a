import type { PageTexts } from '../texts';

export const de = {
  'live.title': 'Bei {portal} anmelden',
  'live.who': 'Sie melden sich als {address} an.',
  'live.button': 'Anmelden',
  'live.buttonDetail': 'bei {portal} als {address}',
  'live.codeHeading': 'Anmeldung auf einem anderen Gerät?',
  'live.codeHint':
    'Geben Sie diesen Code dort ein, wo Sie die Anmeldung begonnen haben. Bitte geben Sie ihn an niemanden weiter.',
  'live.notYou':
    'Das waren nicht Sie? Schließen Sie einfach diese Seite: Ohne Ihren Klick auf „Anmelden“ geschieht nichts.',
  'try-again.notice':
    'Diese Seite war schon eine Weile geöffnet, deshalb haben wir sie erneuert. Bitte klicken Sie noch einmal auf „Anmelden“. Hilft das nicht, erlauben Sie bitte Cookies für diese Seite.',
  'expired.title': 'Dieser Link ist abgelaufen',
  'expired.text':
    'Zu Ihrer Sicherheit gilt ein Anmelde-Link nur kurze Zeit. Fordern Sie einen neuen an; er ist gleich darauf in Ihrem Postfach.',
  'used.title': 'Dieser Link wurde bereits verwendet',
  'used.text':
    'Jeder Link gilt nur einmal. Waren Sie das, machen Sie einfach im Portal weiter. Waren Sie es nicht, sagen Sie bitte dem Team von {portal} Bescheid.',
  'revoked.title': 'Dieser Link gilt nicht mehr',
  'revoked.text':
    'Er wurde zurückgezogen oder durch einen neueren ersetzt. Nutzen Sie den Link aus der neuesten Nachricht oder fordern Sie einen neuen an.',
  'not-ours.title': 'Dieser Link funktioniert nicht',
  'not-ours.text':
    'Vielleicht ist unterwegs ein Teil verloren gegangen. Öffnen Sie ihn direkt aus der Nachricht, kopieren Sie ihn vollständig oder fordern Sie einen neuen an.',
  'busy.title': 'Einen Moment, bitte',
  'busy.text':
    'Dieser Link wurde mehrmals kurz hintereinander geöffnet. Bitte warten Sie eine Minute und öffnen Sie ihn dann noch einmal aus der Nachricht.',
  requestNewLink: 'Neuen Link bei {portal} anfordern',
  openPortal: '{portal} öffnen',
} as const satisfies PageTexts;
