import type { MailTexts } from '../texts';

export const fr = {
  frame: {
    moment: '{date} à {time}\u00a0UTC',
    buttonFails: 'Si le bouton ne fonctionne pas, copiez ce lien dans votre navigateur\u00a0:',
    sentBy: 'Ce message vous a été envoyé pour le compte de {portal}.',
  },
  signIn: {
    subject: 'Votre lien de connexion à {portal}',
    preheader: 'Valable une seule fois, pendant {duration}. Si ce n’était pas vous, il n’y a rien à faire.',
    heading: 'Connexion à {portal}',
    intro: 'Voici le lien de connexion que vous avez demandé. Il vous mène à {address}.',
    button: 'Se connecter',
    expiry: 'Valable une seule fois, pendant {duration}, jusqu’au {moment}.',
    codeHeading: 'Vous vous connectez sur un autre appareil\u00a0?',
    codeHint: 'Saisissez ce code là où vous avez demandé la connexion.',
    codeSecret: 'Ne le communiquez à personne\u00a0: nous ne vous le demanderons jamais.',
    requestHeading: 'Origine de la demande',
    requestedAt: 'Demandé le {moment}',
    requestedWith: 'Navigateur\u00a0: {browser}',
    requestedFrom: 'Réseau\u00a0: {network}',
    notYouHeading: 'Ce n’était pas vous\u00a0?',
    notYou: 'Vous pouvez ignorer ce message en toute tranquillité\u00a0: sans clic, rien ne se passe.',
    orReport: 'Ou dites-le-nous, et le lien cessera aussitôt de fonctionner\u00a0:',
    notMe: 'Ce n’était pas moi',
  },
} as const satisfies MailTexts;
