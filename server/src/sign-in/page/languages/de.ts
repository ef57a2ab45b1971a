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
  'invited.title': 'Willkommen bei {portal}',
  'invited.by': '{inviter} hat Sie eingeladen.',
  'invited.invitation': 'Ihr Konto ist bereit: Sie brauchen kein Passwort.',
  'invited.document': 'Ein Dokument liegt für Sie bereit. Es öffnet sich, sobald Sie angemeldet sind.',
  'invited.guest': 'Sie haben für begrenzte Zeit Zugang.',
  'invited.codeHint':
    'Geben Sie dort diesen Code ein, wenn Sie danach gefragt werden. Bitte geben Sie ihn an niemanden weiter.',
  'invited.notYou':
    'Sie haben das nicht erwartet? Schließen Sie einfach diese Seite: Ohne Ihren Klick auf „Anmelden“ geschieht nichts.',
  'invited.notMe': 'Das war nicht für mich bestimmt',
  'expired.title': 'Dieser Link ist abgelaufen',
  'expired.text':
    'Zu Ihrer Sicherheit gilt ein Anmelde-Link nur kurze Zeit. Fordern Sie einen neuen an; er ist gleich darauf in Ihrem Postfach.',
  'expired.renewText':
    'Zu Ihrer Sicherheit gilt ein Anmelde-Link nur kurze Zeit. Wir können Ihnen einen neuen an dieselbe Adresse senden.',
  'expired.renew': 'Neuen Link senden',
  'expired.renewInvitation':
    'Zu Ihrer Sicherheit gilt der Link einer Einladung nur kurze Zeit. Ihre Einladung besteht weiter: Wir können Ihnen einen neuen Link an dieselbe Adresse senden.',
  'expired.invitationTitle': 'Diese Einladung ist abgelaufen',
  'expired.invitationText': 'Ihr Link lässt sich nicht mehr erneuern.',
  ask: 'Bitten Sie das Team von {portal} um eine neue Einladung.',
  'ask.by': 'Bitten Sie {inviter} um eine neue Einladung.',
  'renewed.title': 'Bitte sehen Sie in Ihr Postfach',
  'renewed.text':
    'Lässt sich dieser Link erneuern, ist eine neue Nachricht an dieselbe Adresse unterwegs. Das kann eine Minute dauern.',
  'renewed.otherwise': 'Nichts gekommen, auch nicht im Spam-Ordner?',
  'used.title': 'Dieser Link wurde bereits verwendet',
  'used.text':
    'Jeder Link gilt nur einmal. Waren Sie das, machen Sie einfach im Portal weiter. Waren Sie es nicht, sagen Sie bitte dem Team von {portal} Bescheid.',
  'revoked.title': 'Dieser Link gilt nicht mehr',
  'revoked.text':
    'Er wurde zurückgezogen oder durch einen neueren ersetzt. Nutzen Sie den Link aus der neuesten Nachricht oder fordern Sie einen neuen an.',
  'revoked.invitationText':
    'Er wurde zurückgezogen oder durch einen neueren ersetzt. Finden Sie keine neuere Nachricht in Ihrem Postfach, gilt die Einladung nicht mehr.',
  'not-ours.title': 'Dieser Link funktioniert nicht',
  'not-ours.text':
    'Vielleicht ist unterwegs ein Teil verloren gegangen. Öffnen Sie ihn direkt aus der Nachricht, kopieren Sie ihn vollständig oder fordern Sie einen neuen an.',
  'busy.title': 'Einen Moment, bitte',
  'busy.text':
    'Dieser Link wurde mehrmals kurz hintereinander geöffnet. Bitte warten Sie eine Minute und öffnen Sie ihn dann noch einmal aus der Nachricht.',
  'report.title': 'Das waren nicht Sie?',
  'report.text':
    'Haben Sie diesen Anmelde-Link für {portal} nicht erwartet, klicken Sie auf „Das war ich nicht“. Der Link gilt dann sofort nicht mehr. Hat ihn jemand in den letzten 24 Stunden verwendet, wird das Konto außerdem überall abgemeldet.',
  'report.wasYou':
    'Das waren doch Sie? Schließen Sie einfach diese Seite: Ohne Ihren Klick geschieht nichts.',
  'reported.title': 'Danke, das ist erledigt',
  'reported.text': 'Mit diesem Link kann sich niemand mehr anmelden. Sie müssen nichts weiter tun.',
  'reported.again':
    'Bekommen Sie wieder solche Nachrichten, ohne darum gebeten zu haben, sagen Sie bitte dem Team von {portal} Bescheid.',
  'decline.title': 'Einladung ablehnen?',
  'decline.text':
    'Möchten Sie die Einladung zu {portal} nicht annehmen, klicken Sie auf „Nein, danke“. Der Link gilt dann nicht mehr, es kommt keine Erinnerung, und wer Sie eingeladen hat, sieht, dass Sie abgelehnt haben.',
  'decline.coming':
    'Sie möchten doch annehmen? Schließen Sie einfach diese Seite: Ohne Ihren Klick geschieht nichts.',
  'declined.title': 'Danke für Ihre Antwort',
  'declined.text':
    'Der Link dieser Einladung gilt nicht mehr, und es kommt keine Erinnerung. Sie müssen nichts weiter tun.',
  'declined.again':
    'Falls Sie es sich anders überlegen, bitten Sie das Team von {portal} um eine neue Einladung.',
  decline: 'Nein, danke',
  notMe: 'Das war ich nicht',
  requestNewLink: 'Neuen Link bei {portal} anfordern',
  openPortal: '{portal} öffnen',
} as const satisfies PageTexts;
