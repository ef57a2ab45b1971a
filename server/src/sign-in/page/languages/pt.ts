import type { PageTexts } from '../texts';

export const pt = {
  'live.title': 'Entrar em {portal}',
  'live.who': 'Vai entrar como {address}.',
  'live.button': 'Entrar',
  'live.buttonDetail': 'em {portal} como {address}',
  'live.codeHeading': 'Vai entrar em outro dispositivo?',
  'live.codeHint': 'Insira este código onde solicitou o acesso. Não o revele a ninguém.',
  'live.notYou': 'Não fez este pedido? Feche esta página: nada acontece enquanto não pressionar o botão.',
  'try-again.notice':
    'Esta página ficou aberta durante algum tempo e, por isso, foi renovada. Pressione o botão mais uma vez, por favor. Se não funcionar, permita os cookies desta página.',
  'invited.title': 'Boas-vindas a {portal}',
  'invited.by': 'Recebeu um convite de {inviter}.',
  'invited.invitation': 'A sua conta está pronta: não precisa de palavra-passe.',
  'invited.document': 'Tem um documento à sua disposição, que se abre assim que entrar.',
  'invited.guest': 'Tem acesso por tempo limitado.',
  'invited.codeHint': 'Insira ali este código quando lhe for pedido. Não o revele a ninguém.',
  'invited.notYou':
    'Não esperava este convite? Feche esta página: nada acontece enquanto não pressionar o botão.',
  'invited.notMe': 'Este convite não era para mim',
  'expired.title': 'Este link expirou',
  'expired.text':
    'Para sua segurança, um link de acesso só funciona durante pouco tempo. Solicite um novo, que chegará em instantes.',
  'expired.renewText':
    'Para sua segurança, um link de acesso só funciona durante pouco tempo. Podemos enviar um novo para o mesmo endereço.',
  'expired.renew': 'Enviar-me um novo link',
  'expired.renewInvitation':
    'Para sua segurança, o link de um convite só funciona durante pouco tempo. O seu convite continua válido: podemos enviar um novo link para o mesmo endereço.',
  'expired.invitationTitle': 'Este convite expirou',
  'expired.invitationText': 'O link já não pode ser renovado.',
  ask: 'Peça um novo convite aos responsáveis por {portal}, por favor.',
  'ask.by': 'Peça um novo convite a {inviter}, por favor.',
  'renewed.title': 'Consulte o seu e-mail',
  'renewed.text':
    'Se este link puder ser renovado, uma nova mensagem está a caminho do mesmo endereço. Pode demorar um minuto.',
  'renewed.otherwise': 'Não chegou nada, nem à pasta de spam?',
  'used.title': 'Este link já foi utilizado',
  'used.text':
    'Cada link serve uma única vez. Se o acesso foi seu, continue no portal. Caso contrário, avise os responsáveis por {portal}, por favor.',
  'revoked.title': 'Este link deixou de ser válido',
  'revoked.text':
    'Foi retirado ou substituído por um mais recente. Use o link da última mensagem ou solicite um novo.',
  'revoked.invitationText':
    'Foi retirado ou substituído por um mais recente. Se não encontrar uma mensagem mais recente no seu e-mail, o convite deixou de ser válido.',
  'not-ours.title': 'Este link não funciona',
  'not-ours.text':
    'Talvez uma parte se tenha perdido pelo caminho. Abra-o diretamente na mensagem, copie-o por inteiro ou solicite um novo.',
  'busy.title': 'Um momento, por favor',
  'busy.text':
    'Este link foi aberto várias vezes seguidas. Aguarde um minuto e abra-o novamente na mensagem.',
  'report.title': 'Não fez este pedido?',
  'report.text':
    'Se não esperava este link de acesso a {portal}, pressione o botão. O link deixa então de funcionar imediatamente. Se alguém o usou nas últimas 24 horas, todas as sessões dessa conta são também encerradas.',
  'report.wasYou': 'Fez este pedido? Feche esta página: nada acontece enquanto não pressionar o botão.',
  'reported.title': 'Agradecemos o aviso',
  'reported.text': 'Já ninguém pode entrar com este link. Não é preciso fazer mais nada.',
  'reported.again':
    'Se voltar a receber mensagens como esta sem as ter solicitado, avise os responsáveis por {portal}, por favor.',
  'decline.title': 'Recusar o convite?',
  'decline.text':
    'Se não quer aceitar o convite para {portal}, pressione o botão. O link deixa então de funcionar, não receberá nenhum lembrete, e quem enviou o convite verá que o recusou.',
  'decline.coming': 'Afinal quer aceitar? Feche esta página: nada acontece enquanto não pressionar o botão.',
  'declined.title': 'Agradecemos a sua resposta',
  'declined.text':
    'O link deste convite deixou de funcionar e não receberá nenhum lembrete. Não é preciso fazer mais nada.',
  'declined.again': 'Se mudar de ideias, peça um novo convite aos responsáveis por {portal}.',
  decline: 'Não, obrigado',
  notMe: 'Não fui eu',
  requestNewLink: 'Solicitar um novo link em {portal}',
  openPortal: 'Abrir {portal}',
} as const satisfies PageTexts;
