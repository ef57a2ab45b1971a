import type { MailTexts } from '../texts';

export const es = {
  frame: {
    moment: '{date}, {time}\u00a0UTC',
    buttonFails: 'Si el botón no funciona, copie este enlace en su navegador:',
    sentBy: 'Este mensaje se ha enviado en nombre de {portal}.',
  },
  signIn: {
    subject: 'Su enlace de acceso a {portal}',
    preheader: 'Válido una sola vez, durante {duration}. Si no ha sido usted, no tiene que hacer nada.',
    heading: 'Acceder a {portal}',
    intro: 'Aquí tiene el enlace de acceso que ha solicitado. Le llevará a {address}.',
    button: 'Acceder',
    expiry: 'Válido una sola vez, durante {duration}, hasta el {moment}.',
    codeHeading: '¿Va a acceder desde otro dispositivo?',
    codeHint: 'Introduzca este código allí donde solicitó el acceso.',
    codeSecret: 'No lo comparta con nadie: nunca se lo pediremos.',
    requestHeading: 'Origen de la solicitud',
    requestedAt: 'Solicitado el {moment}',
    requestedWith: 'Navegador: {browser}',
    requestedFrom: 'Red: {network}',
    notYouHeading: '¿No ha sido usted?',
    notYou: 'Puede ignorar este mensaje con total tranquilidad: sin un clic, no ocurre nada.',
    orReport: 'O avísenos, y el enlace dejará de funcionar al instante:',
    notMe: 'No he sido yo',
  },
} as const satisfies MailTexts;
