import type { MailTexts } from '../texts';

export const pt = {
  frame: {
    moment: '{date}, {time}\u00a0UTC',
    buttonFails: 'Se o botão não funcionar, copie este link para o navegador:',
    sentBy: 'Esta mensagem foi enviada em nome de {portal}.',
  },
  signIn: {
    subject: 'O seu link de acesso a {portal}',
    preheader: 'Válido uma única vez, durante {duration}. Se não fez este pedido, pode ignorá-lo.',
    heading: 'Entrar em {portal}',
    intro: 'Aqui está o link de acesso que solicitou. Com ele, chega diretamente a {address}.',
    button: 'Entrar',
    expiry: 'Válido uma única vez, durante {duration}, até {moment}.',
    codeHeading: 'Vai entrar em outro dispositivo?',
    codeHint: 'Insira este código onde solicitou o acesso.',
    codeSecret: 'Não o revele a ninguém: nunca o pediremos.',
    requestHeading: 'Origem do pedido',
    requestedAt: 'Solicitado em {moment}',
    requestedWith: 'Navegador: {browser}',
    requestedFrom: 'Rede: {network}',
    notYouHeading: 'Não fez este pedido?',
    notYou: 'Pode ignorar esta mensagem com tranquilidade: sem um clique, nada acontece.',
    orReport: 'Ou avise-nos, e o link deixa imediatamente de funcionar:',
    notMe: 'Não fui eu',
  },
} as const satisfies MailTexts;
