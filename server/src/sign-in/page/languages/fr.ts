import type { PageTexts } from '../texts';

export const fr = {
  'live.title': 'Connexion à {portal}',
  'live.who': 'Vous allez vous connecter en tant que {address}.',
  'live.button': 'Se connecter',
  'live.buttonDetail': 'à {portal} en tant que {address}',
  'live.codeHeading': 'Vous vous connectez sur un autre appareil\u00a0?',
  'live.codeHint': 'Saisissez ce code là où vous avez demandé la connexion. Ne le communiquez à personne.',
  'live.notYou':
    'Ce n’était pas vous\u00a0? Fermez simplement cette page\u00a0: rien ne se passe tant que vous n’appuyez pas sur le bouton.',
  'try-again.notice':
    'Cette page était ouverte depuis un moment, nous l’avons donc renouvelée. Veuillez appuyer encore une fois sur le bouton. Si cela ne suffit pas, autorisez les cookies pour cette page.',
  'invited.title': 'Bienvenue sur {portal}',
  'invited.by': '{inviter} vous a envoyé une invitation.',
  'invited.invitation': 'Votre compte est prêt, sans mot de passe.',
  'invited.document': 'Un document vous attend. Il s’ouvre dès la connexion.',
  'invited.guest': 'Vous disposez d’un accès temporaire.',
  'invited.codeHint': 'Saisissez-y ce code s’il vous est demandé. Ne le communiquez à personne.',
  'invited.notYou':
    'Vous n’attendiez pas cette invitation\u00a0? Fermez simplement cette page\u00a0: rien ne se passe tant que vous n’appuyez pas sur le bouton.',
  'invited.notMe': 'Cette invitation ne m’était pas destinée',
  'expired.title': 'Ce lien a expiré',
  'expired.text':
    'Pour votre sécurité, un lien de connexion n’est valable que peu de temps. Demandez-en un nouveau\u00a0: vous le recevrez dans un instant.',
  'expired.renewText':
    'Pour votre sécurité, un lien de connexion n’est valable que peu de temps. Nous pouvons vous en envoyer un nouveau, à la même adresse.',
  'expired.renew': 'M’envoyer un nouveau lien',
  'expired.renewInvitation':
    'Pour votre sécurité, le lien d’une invitation n’est valable que peu de temps. Votre invitation reste valable\u00a0: nous pouvons vous envoyer un nouveau lien, à la même adresse.',
  'expired.invitationTitle': 'Cette invitation a expiré',
  'expired.invitationText': 'Son lien ne peut plus être renouvelé.',
  ask: 'Veuillez demander une nouvelle invitation à l’équipe de {portal}.',
  'ask.by': 'Veuillez demander une nouvelle invitation à {inviter}.',
  'renewed.title': 'Consultez votre messagerie',
  'renewed.text':
    'Si ce lien peut être renouvelé, un nouveau message est en route vers la même adresse. Cela peut prendre une minute.',
  'renewed.otherwise': 'Rien reçu, même parmi les indésirables\u00a0?',
  'used.title': 'Ce lien a déjà été utilisé',
  'used.text':
    'Chaque lien ne sert qu’une fois. Si c’était vous, poursuivez simplement dans le portail. Sinon, veuillez prévenir l’équipe de {portal}.',
  'revoked.title': 'Ce lien n’est plus valable',
  'revoked.text':
    'Il a été retiré ou remplacé par un lien plus récent. Utilisez le lien du dernier message reçu ou demandez-en un nouveau.',
  'revoked.invitationText':
    'Il a été retiré ou remplacé par un lien plus récent. Si vous ne trouvez pas de message plus récent, l’invitation n’est plus valable.',
  'not-ours.title': 'Ce lien ne fonctionne pas',
  'not-ours.text':
    'Une partie s’est peut-être perdue en route. Ouvrez-le directement depuis le message, copiez-le en entier ou demandez-en un nouveau.',
  'busy.title': 'Un instant, s’il vous plaît',
  'busy.text':
    'Ce lien a été ouvert plusieurs fois de suite. Veuillez patienter une minute, puis l’ouvrir de nouveau depuis votre message.',
  'report.title': 'Ce n’était pas vous\u00a0?',
  'report.text':
    'Si vous n’attendiez pas ce lien de connexion à {portal}, appuyez sur le bouton. Le lien cesse alors aussitôt de fonctionner. Si quelqu’un l’a utilisé au cours des dernières 24\u00a0heures, le compte est en outre déconnecté partout.',
  'report.wasYou':
    'C’était bien vous\u00a0? Fermez simplement cette page\u00a0: rien ne se passe tant que vous n’appuyez pas sur le bouton.',
  'reported.title': 'Merci, c’est fait',
  'reported.text': 'Plus personne ne peut se connecter avec ce lien. Vous n’avez rien d’autre à faire.',
  'reported.again':
    'Si vous recevez de nouveau de tels messages sans les avoir demandés, veuillez prévenir l’équipe de {portal}.',
  'decline.title': 'Refuser l’invitation\u00a0?',
  'decline.text':
    'Si vous ne souhaitez pas accepter l’invitation à {portal}, appuyez sur le bouton. Le lien cesse alors de fonctionner, vous ne recevrez aucun rappel, et la personne qui vous a envoyé l’invitation verra votre refus.',
  'decline.coming':
    'Vous souhaitez finalement accepter\u00a0? Fermez simplement cette page\u00a0: rien ne se passe tant que vous n’appuyez pas sur le bouton.',
  'declined.title': 'Merci de votre réponse',
  'declined.text':
    'Le lien de cette invitation ne fonctionne plus et vous ne recevrez aucun rappel. Vous n’avez rien d’autre à faire.',
  'declined.again': 'Si vous changez d’avis, demandez une nouvelle invitation à l’équipe de {portal}.',
  decline: 'Non, merci',
  notMe: 'Ce n’était pas moi',
  requestNewLink: 'Demander un nouveau lien à {portal}',
  openPortal: 'Ouvrir {portal}',
} as const satisfies PageTexts;
