import type { MailTexts } from '../texts';

export const pt = {
  frame: {
    greeting: 'Olá, {name}!',
    moment: '{date}, {time}\u00a0UTC',
    buttonFails: 'Se o botão não funcionar, copie este link para o navegador:',
    sentBy: 'Esta mensagem foi enviada em nome de {portal}.',
    expiry: 'Válido uma única vez, durante {duration}, até {moment}.',
    codeHeading: 'Vai entrar em outro dispositivo?',
    codeSecret: 'Não o revele a ninguém: nunca o pediremos.',
    notYou: 'Pode ignorar esta mensagem com tranquilidade: sem um clique, nada acontece.',
    orReport: 'Ou avise-nos, e o link deixa imediatamente de funcionar:',
  },
  signIn: {
    subject: 'O seu link de acesso a {portal}',
    preheader: 'Válido uma única vez, durante {duration}. Se não fez este pedido, pode ignorá-lo.',
    heading: 'Entrar em {portal}',
    intro: 'Aqui está o link de acesso que solicitou. Com ele, chega diretamente a {address}.',
    button: 'Entrar',
    codeHint: 'Insira este código onde solicitou o acesso.',
    requestHeading: 'Origem do pedido',
    requestedAt: 'Solicitado em {moment}',
    requestedWith: 'Navegador: {browser}',
    requestedFrom: 'Rede: {network}',
    notYouHeading: 'Não fez este pedido?',
    notMe: 'Não fui eu',
  },
  invited: {
    preheader:
      'O link é válido uma única vez, durante {duration}. Se não o esperava, não é preciso fazer nada.',
    renewable: 'Já é tarde? Abra-o mesmo assim: um botão envia-lhe um novo link, até {moment}.',
    accessEnds: 'O seu acesso termina em {moment}.',
    note: 'Uma mensagem pessoal:',
    noteBy: 'Mensagem de {inviter}:',
    codeHint: 'Insira ali este código quando lhe for pedido.',
    detailsHeading: 'Sobre este convite',
    invitedBy: 'Convite de {inviter}',
    sentAt: 'Enviado em {moment}',
    declineHeading: 'Prefere não aceitar?',
    declineHint: 'Então não é preciso fazer nada. Ou avise-nos, e não receberá nenhum lembrete:',
    decline: 'Não, obrigado',
    notYouHeading: 'Não esperava esta mensagem?',
    notMe: 'Esta mensagem não era para mim',
  },
  invitation: {
    subject: 'O seu convite para {portal}',
    subjectBy: 'Convite de {inviter} para {portal}',
    heading: 'Boas-vindas a {portal}',
    intro: 'Recebeu um convite para {address}. Não precisa de palavra-passe.',
    introBy: 'Recebeu um convite de {inviter} para {address}. Não precisa de palavra-passe.',
    button: 'Aceitar o convite',
    reminderSubject: 'Lembrete: o seu convite para {portal}',
    reminderHeading: 'O seu convite para {portal} está à espera',
    reminderIntro:
      'Em {date}, recebeu um convite para {address}. Continua à sua espera. Não precisa de palavra-passe.',
    reminderIntroBy:
      'Em {date}, recebeu um convite de {inviter} para {address}. Continua à sua espera. Não precisa de palavra-passe.',
  },
  document: {
    subject: 'Um documento para si em {portal}',
    subjectBy: '{inviter} partilha um documento consigo em {portal}',
    heading: 'Um documento para si em {portal}',
    intro: 'Tem um documento à sua disposição em {address}. Não precisa de palavra-passe.',
    introBy: '{inviter} disponibiliza-lhe um documento em {address}. Não precisa de palavra-passe.',
    button: 'Abrir o documento',
    reminderSubject: 'Lembrete: um documento para si em {portal}',
    reminderHeading: 'O seu documento em {portal} está à espera',
    reminderIntro:
      'Em {date}, foi-lhe disponibilizado um documento em {address}. Continua à sua espera. Não precisa de palavra-passe.',
    reminderIntroBy:
      'Em {date}, {inviter} disponibilizou-lhe um documento em {address}. Continua à sua espera. Não precisa de palavra-passe.',
  },
  guest: {
    subject: 'O seu acesso de convidado a {portal}',
    subjectBy: '{inviter} dá-lhe acesso de convidado a {portal}',
    heading: 'Acesso de convidado a {portal}',
    intro: 'Tem acesso a {address} por tempo limitado. Não precisa de palavra-passe.',
    introBy: '{inviter} dá-lhe acesso a {address} por tempo limitado. Não precisa de palavra-passe.',
    button: 'Usar o acesso de convidado',
    reminderSubject: 'Lembrete: o seu acesso de convidado a {portal}',
    reminderHeading: 'O seu acesso de convidado a {portal} está à espera',
    reminderIntro:
      'Em {date}, recebeu acesso a {address} por tempo limitado. Continua à sua espera. Não precisa de palavra-passe.',
    reminderIntroBy:
      'Em {date}, {inviter} deu-lhe acesso a {address} por tempo limitado. Continua à sua espera. Não precisa de palavra-passe.',
  },
  accessEnding: {
    subject: 'O seu acesso a {portal} termina em {date}',
    preheader: 'Até {moment}, tudo continua como está.',
    heading: 'O seu acesso a {portal} está a terminar',
    intro:
      'O seu acesso a {address} termina em {moment}. A sessão será então encerrada em todos os dispositivos e já não poderá entrar.',
    moreTime: 'Precisa de mais tempo? Fale com os responsáveis por {portal}, por favor.',
    moreTimeBy: 'Precisa de mais tempo? Fale com {inviter}, por favor.',
    button: 'Abrir {portal}',
  },
  accessEndingEditor: {
    subject: 'O acesso de {client} termina em {date}',
    preheader: 'Acesso de convidado a {portal}: deixe-o terminar ou prolongue-o.',
    heading: 'Um acesso de convidado está a terminar',
    intro: 'Convidou {client} para {portal}. Este acesso termina em {moment}.',
    byItself:
      'Se estiver correto, não é preciso fazer nada: todas as sessões terminam por si e já ninguém poderá entrar com esta conta.',
    extend: 'Se o trabalho ainda não terminou, prolongue o acesso antes dessa data.',
    button: 'Prolongar o acesso',
  },
  reported: {
    subject: 'O seu convite para {client} foi denunciado',
    preheader: 'O link deixou de funcionar. Veja o que pode fazer agora.',
    heading: 'Um dos seus convites foi denunciado',
    intro:
      'Em {date}, convidou {client} para {portal}. Alguém que recebeu a mensagem informou-nos de que não era o destinatário.',
    reportedAt: 'Denunciado em {moment}',
    withdrawn: 'Retirámos o link: já ninguém pode entrar com ele.',
    signedOut:
      'O link tinha sido usado pouco antes, por isso encerrámos também todas as sessões desta conta.',
    adviceHeading: 'O que pode fazer agora',
    wrongAddress:
      'Verifique bem o endereço. Se estiver errado, convide o certo e bloqueie a conta do errado, se existir.',
    rightAddress:
      'Se estiver certo, fale com o seu cliente, de preferência por telefone e não por e-mail, antes de enviar um novo link.',
    button: 'Abrir o convite',
  },
} as const satisfies MailTexts;
