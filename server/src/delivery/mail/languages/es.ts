import type { MailTexts } from '../texts';

export const es = {
  frame: {
    greeting: 'Hola, {name}:',
    moment: '{date}, {time}\u00a0UTC',
    buttonFails: 'Si el botón no funciona, copie este enlace en su navegador:',
    sentBy: 'Este mensaje se ha enviado en nombre de {portal}.',
    expiry: 'Válido una sola vez, durante {duration}, hasta el {moment}.',
    codeHeading: '¿Va a acceder desde otro dispositivo?',
    codeSecret: 'No lo comparta con nadie: nunca se lo pediremos.',
    notYou: 'Puede ignorar este mensaje con total tranquilidad: sin un clic, no ocurre nada.',
    orReport: 'O avísenos, y el enlace dejará de funcionar al instante:',
  },
  signIn: {
    subject: 'Su enlace de acceso a {portal}',
    preheader: 'Válido una sola vez, durante {duration}. Si no ha sido usted, no tiene que hacer nada.',
    heading: 'Acceder a {portal}',
    intro: 'Aquí tiene el enlace de acceso que ha solicitado. Le llevará a {address}.',
    button: 'Acceder',
    codeHint: 'Introduzca este código allí donde solicitó el acceso.',
    requestHeading: 'Origen de la solicitud',
    requestedAt: 'Solicitado el {moment}',
    requestedWith: 'Navegador: {browser}',
    requestedFrom: 'Red: {network}',
    notYouHeading: '¿No ha sido usted?',
    notMe: 'No he sido yo',
  },
  invited: {
    preheader:
      'El enlace es válido una sola vez, durante {duration}. Si no lo esperaba, no tiene que hacer nada.',
    renewable:
      '¿Demasiado tarde? Ábralo de todos modos: allí, un botón le enviará un nuevo enlace, hasta el {moment}.',
    accessEnds: 'Su acceso termina el {moment}.',
    note: 'Un mensaje personal:',
    noteBy: '{inviter} le escribe:',
    codeHint: 'Introduzca allí este código cuando se lo pidan.',
    detailsHeading: 'Sobre esta invitación',
    invitedBy: 'Invitación de {inviter}',
    sentAt: 'Enviado el {moment}',
    declineHeading: '¿Prefiere no aceptar?',
    declineHint: 'Entonces no tiene que hacer nada. O díganoslo, y no recibirá ningún recordatorio:',
    decline: 'No, gracias',
    notYouHeading: '¿No esperaba este mensaje?',
    notMe: 'Este mensaje no era para mí',
  },
  invitation: {
    subject: 'Su invitación a {portal}',
    subjectBy: '{inviter} le invita a {portal}',
    heading: 'Le damos la bienvenida a {portal}',
    intro: 'Ha recibido una invitación para {address}. No necesita contraseña.',
    introBy: '{inviter} le invita a {address}. No necesita contraseña.',
    button: 'Aceptar la invitación',
    reminderSubject: 'Recordatorio: su invitación a {portal}',
    reminderHeading: 'Su invitación a {portal} le espera',
    reminderIntro:
      'El {date} recibió una invitación para {address}. Todavía le espera. No necesita contraseña.',
    reminderIntroBy:
      'El {date} recibió una invitación de {inviter} para {address}. Todavía le espera. No necesita contraseña.',
  },
  document: {
    subject: 'Un documento para usted en {portal}',
    subjectBy: '{inviter} comparte un documento con usted en {portal}',
    heading: 'Un documento para usted en {portal}',
    intro: 'Tiene un documento a su disposición en {address}. No necesita contraseña.',
    introBy: '{inviter} pone un documento a su disposición en {address}. No necesita contraseña.',
    button: 'Abrir el documento',
    reminderSubject: 'Recordatorio: un documento para usted en {portal}',
    reminderHeading: 'Su documento en {portal} le espera',
    reminderIntro:
      'El {date} se puso un documento a su disposición en {address}. Todavía le espera. No necesita contraseña.',
    reminderIntroBy:
      'El {date}, {inviter} puso un documento a su disposición en {address}. Todavía le espera. No necesita contraseña.',
  },
  guest: {
    subject: 'Su acceso de invitado a {portal}',
    subjectBy: '{inviter} le ofrece acceso de invitado a {portal}',
    heading: 'Acceso de invitado a {portal}',
    intro: 'Tiene acceso a {address} durante un tiempo limitado. No necesita contraseña.',
    introBy: '{inviter} le ofrece acceso a {address} durante un tiempo limitado. No necesita contraseña.',
    button: 'Usar el acceso de invitado',
    reminderSubject: 'Recordatorio: su acceso de invitado a {portal}',
    reminderHeading: 'Su acceso de invitado a {portal} le espera',
    reminderIntro:
      'El {date} recibió acceso a {address} durante un tiempo limitado. Todavía le espera. No necesita contraseña.',
    reminderIntroBy:
      'El {date}, {inviter} le ofreció acceso a {address} durante un tiempo limitado. Todavía le espera. No necesita contraseña.',
  },
  accessEnding: {
    subject: 'Su acceso a {portal} termina el {date}',
    preheader: 'Hasta el {moment} todo sigue igual.',
    heading: 'Su acceso a {portal} termina pronto',
    intro:
      'Su acceso a {address} termina el {moment}. Entonces se cerrará su sesión en todos los dispositivos y ya no podrá acceder.',
    moreTime: '¿Necesita más tiempo? Consulte al equipo de {portal}, por favor.',
    moreTimeBy: '¿Necesita más tiempo? Consulte a {inviter}, por favor.',
    button: 'Abrir {portal}',
  },
  accessEndingEditor: {
    subject: 'El acceso de {client} termina el {date}',
    preheader: 'Acceso de invitado a {portal}: déjelo terminar o amplíelo.',
    heading: 'Un acceso de invitado termina pronto',
    intro: 'Usted invitó a {client} a {portal}. Este acceso termina el {moment}.',
    byItself:
      'Si es correcto, no tiene que hacer nada: todas las sesiones terminarán por sí solas y nadie podrá acceder ya con esta cuenta.',
    extend: 'Si el trabajo no ha terminado, amplíe el acceso antes de esa fecha.',
    button: 'Ampliar el acceso',
  },
  reported: {
    subject: 'Han avisado sobre su invitación a {client}',
    preheader: 'Su enlace ya no funciona. Esto es lo que puede hacer ahora.',
    heading: 'Han avisado sobre una de sus invitaciones',
    intro:
      'El {date} usted invitó a {client} a {portal}. La persona que recibió el mensaje nos ha dicho que no era para ella.',
    reportedAt: 'Avisado el {moment}',
    withdrawn: 'Hemos retirado el enlace: ya nadie puede acceder con él.',
    signedOut:
      'El enlace se había utilizado poco antes, así que también hemos cerrado todas las sesiones de esta cuenta.',
    adviceHeading: 'Qué puede hacer ahora',
    wrongAddress:
      'Revise bien la dirección. Si es incorrecta, invite a la correcta y bloquee la cuenta de la incorrecta, si existe.',
    rightAddress:
      'Si es correcta, pregunte a su cliente, mejor por teléfono que por correo, antes de enviar un nuevo enlace.',
    button: 'Abrir la invitación',
  },
} as const satisfies MailTexts;
