import type { PageTexts } from '../texts';

export const es = {
  'live.title': 'Acceder a {portal}',
  'live.who': 'Va a acceder como {address}.',
  'live.button': 'Acceder',
  'live.buttonDetail': 'a {portal} como {address}',
  'live.codeHeading': '¿Va a acceder desde otro dispositivo?',
  'live.codeHint': 'Introduzca este código allí donde solicitó el acceso. No lo comparta con nadie.',
  'live.notYou': '¿No ha sido usted? Cierre esta página: no ocurre nada hasta que pulse el botón.',
  'try-again.notice':
    'Esta página llevaba un tiempo abierta y la hemos renovado. Pulse el botón una vez más, por favor. Si sigue sin funcionar, permita las cookies para esta página.',
  'invited.title': 'Le damos la bienvenida a {portal}',
  'invited.by': '{inviter} le ha enviado una invitación.',
  'invited.invitation': 'Su cuenta está lista: no necesita contraseña.',
  'invited.document': 'Tiene un documento a su disposición. Se abrirá en cuanto acceda.',
  'invited.guest': 'Tiene acceso durante un tiempo limitado.',
  'invited.codeHint': 'Introduzca allí este código cuando se lo pidan. No lo comparta con nadie.',
  'invited.notYou':
    '¿No esperaba esta invitación? Cierre esta página: no ocurre nada hasta que pulse el botón.',
  'invited.notMe': 'Esta invitación no era para mí',
  'expired.title': 'Este enlace ha caducado',
  'expired.text':
    'Por su seguridad, los enlaces de acceso solo funcionan durante poco tiempo. Solicite uno nuevo y lo recibirá enseguida.',
  'expired.renewText':
    'Por su seguridad, los enlaces de acceso solo funcionan durante poco tiempo. Podemos enviarle uno nuevo, a la misma dirección.',
  'expired.renew': 'Enviarme un nuevo enlace',
  'expired.renewInvitation':
    'Por su seguridad, el enlace de una invitación solo funciona durante poco tiempo. Su invitación sigue en pie: podemos enviarle un nuevo enlace, a la misma dirección.',
  'expired.invitationTitle': 'Esta invitación ha caducado',
  'expired.invitationText': 'Su enlace ya no se puede renovar.',
  ask: 'Pida una nueva invitación al equipo de {portal}, por favor.',
  'ask.by': 'Pida una nueva invitación a {inviter}, por favor.',
  'renewed.title': 'Consulte su correo',
  'renewed.text':
    'Si este enlace se puede renovar, ya va un nuevo mensaje de camino a la misma dirección. Puede tardar un minuto.',
  'renewed.otherwise': '¿No ha llegado nada, ni siquiera al correo no deseado?',
  'used.title': 'Este enlace ya se ha utilizado',
  'used.text':
    'Cada enlace sirve una sola vez. Si ha sido usted, continúe en el portal. Si no, avise al equipo de {portal}, por favor.',
  'revoked.title': 'Este enlace ya no es válido',
  'revoked.text':
    'Se ha retirado o lo ha sustituido uno más reciente. Use el enlace del último mensaje o solicite uno nuevo.',
  'revoked.invitationText':
    'Se ha retirado o lo ha sustituido uno más reciente. Si no encuentra un mensaje más reciente en su correo, la invitación ya no es válida.',
  'not-ours.title': 'Este enlace no funciona',
  'not-ours.text':
    'Puede que se haya perdido una parte por el camino. Ábralo directamente desde el mensaje, cópielo entero o solicite uno nuevo.',
  'busy.title': 'Un momento, por favor',
  'busy.text':
    'Este enlace se ha abierto varias veces seguidas. Espere un minuto y vuelva a abrirlo desde su mensaje.',
  'report.title': '¿No ha sido usted?',
  'report.text':
    'Si no esperaba este enlace de acceso a {portal}, pulse el botón. El enlace dejará de funcionar al instante. Si alguien lo ha usado en las últimas 24 horas, además se cerrarán todas las sesiones de esa cuenta.',
  'report.wasYou': '¿Ha sido usted? Cierre esta página: no ocurre nada hasta que pulse el botón.',
  'reported.title': 'Gracias, ya está hecho',
  'reported.text': 'Ya nadie puede acceder con este enlace. No tiene que hacer nada más.',
  'reported.again':
    'Si vuelve a recibir mensajes como este sin haberlos solicitado, avise al equipo de {portal}, por favor.',
  'decline.title': '¿Rechazar la invitación?',
  'decline.text':
    'Si no desea aceptar la invitación a {portal}, pulse el botón. El enlace dejará de funcionar, no recibirá ningún recordatorio y quien le invitó verá que la ha rechazado.',
  'decline.coming': '¿Prefiere aceptarla? Cierre esta página: no ocurre nada hasta que pulse el botón.',
  'declined.title': 'Gracias por avisarnos',
  'declined.text':
    'El enlace de esta invitación ya no funciona y no recibirá ningún recordatorio. No tiene que hacer nada más.',
  'declined.again': 'Si cambia de opinión, pida una nueva invitación al equipo de {portal}.',
  decline: 'No, gracias',
  notMe: 'No he sido yo',
  requestNewLink: 'Solicitar un nuevo enlace en {portal}',
  openPortal: 'Abrir {portal}',
} as const satisfies PageTexts;
