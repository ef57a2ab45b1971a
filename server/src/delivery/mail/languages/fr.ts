import type { MailTexts } from '../texts';

export const fr = {
  frame: {
    greeting: 'Bonjour {name},',
    moment: '{date} à {time}\u00a0UTC',
    buttonFails: 'Si le bouton ne fonctionne pas, copiez ce lien dans votre navigateur\u00a0:',
    sentBy: 'Ce message vous a été envoyé pour le compte de {portal}.',
    expiry: 'Valable une seule fois, pendant {duration}, jusqu’au {moment}.',
    codeHeading: 'Vous vous connectez sur un autre appareil\u00a0?',
    codeSecret: 'Ne le communiquez à personne\u00a0: nous ne vous le demanderons jamais.',
    notYou: 'Vous pouvez ignorer ce message en toute tranquillité\u00a0: sans clic, rien ne se passe.',
    orReport: 'Ou dites-le-nous, et le lien cessera aussitôt de fonctionner\u00a0:',
  },
  signIn: {
    subject: 'Votre lien de connexion à {portal}',
    preheader: 'Valable une seule fois, pendant {duration}. Si ce n’était pas vous, il n’y a rien à faire.',
    heading: 'Connexion à {portal}',
    intro: 'Voici le lien de connexion que vous avez demandé. Il vous mène à {address}.',
    button: 'Se connecter',
    codeHint: 'Saisissez ce code là où vous avez demandé la connexion.',
    requestHeading: 'Origine de la demande',
    requestedAt: 'Demandé le {moment}',
    requestedWith: 'Navigateur\u00a0: {browser}',
    requestedFrom: 'Réseau\u00a0: {network}',
    notYouHeading: 'Ce n’était pas vous\u00a0?',
    notMe: 'Ce n’était pas moi',
  },
  invited: {
    preheader:
      'Le lien est valable une seule fois, pendant {duration}. Si vous ne l’attendiez pas, il n’y a rien à faire.',
    renewable:
      'Trop tard\u00a0? Ouvrez-le quand même\u00a0: un bouton vous y enverra un nouveau lien, jusqu’au {moment}.',
    accessEnds: 'Votre accès prend fin le {moment}.',
    note: 'Un message personnel\u00a0:',
    noteBy: '{inviter} vous écrit\u00a0:',
    codeHint: 'Saisissez-y ce code s’il vous est demandé.',
    detailsHeading: 'À propos de cette invitation',
    invitedBy: 'Invitation de {inviter}',
    sentAt: 'Envoyé le {moment}',
    declineHeading: 'Vous préférez refuser\u00a0?',
    declineHint: 'Il n’y a alors rien à faire. Ou dites-le-nous, et vous ne recevrez aucun rappel\u00a0:',
    decline: 'Non, merci',
    notYouHeading: 'Vous n’attendiez pas ce message\u00a0?',
    notMe: 'Ce message ne m’était pas destiné',
  },
  invitation: {
    subject: 'Votre invitation à {portal}',
    subjectBy: '{inviter} vous invite sur {portal}',
    heading: 'Bienvenue sur {portal}',
    intro: 'Vous avez reçu une invitation pour {address}. Aucun mot de passe n’est nécessaire.',
    introBy: '{inviter} vous invite sur {address}. Aucun mot de passe n’est nécessaire.',
    button: 'Accepter l’invitation',
    reminderSubject: 'Rappel\u00a0: votre invitation à {portal}',
    reminderHeading: 'Votre invitation à {portal} vous attend',
    reminderIntro:
      'Le {date}, vous avez reçu une invitation pour {address}. Elle vous attend toujours. Aucun mot de passe n’est nécessaire.',
    reminderIntroBy:
      'Le {date}, vous avez reçu une invitation de {inviter} pour {address}. Elle vous attend toujours. Aucun mot de passe n’est nécessaire.',
  },
  document: {
    subject: 'Un document pour vous sur {portal}',
    subjectBy: '{inviter} partage un document avec vous sur {portal}',
    heading: 'Un document pour vous sur {portal}',
    intro: 'Un document vous attend sur {address}. Aucun mot de passe n’est nécessaire.',
    introBy:
      '{inviter} met un document à votre disposition sur {address}. Aucun mot de passe n’est nécessaire.',
    button: 'Ouvrir le document',
    reminderSubject: 'Rappel\u00a0: un document pour vous sur {portal}',
    reminderHeading: 'Votre document vous attend sur {portal}',
    reminderIntro:
      'Le {date}, un document a été mis à votre disposition sur {address}. Il vous attend toujours. Aucun mot de passe n’est nécessaire.',
    reminderIntroBy:
      'Le {date}, {inviter} a mis un document à votre disposition sur {address}. Il vous attend toujours. Aucun mot de passe n’est nécessaire.',
  },
  guest: {
    subject: 'Votre accès invité à {portal}',
    subjectBy: '{inviter} vous donne un accès invité à {portal}',
    heading: 'Accès invité à {portal}',
    intro: 'Vous disposez d’un accès temporaire à {address}. Aucun mot de passe n’est nécessaire.',
    introBy: '{inviter} vous donne un accès temporaire à {address}. Aucun mot de passe n’est nécessaire.',
    button: 'Utiliser l’accès invité',
    reminderSubject: 'Rappel\u00a0: votre accès invité à {portal}',
    reminderHeading: 'Votre accès invité à {portal} vous attend',
    reminderIntro:
      'Le {date}, vous avez reçu un accès temporaire à {address}. Il vous attend toujours. Aucun mot de passe n’est nécessaire.',
    reminderIntroBy:
      'Le {date}, {inviter} vous a donné un accès temporaire à {address}. Il vous attend toujours. Aucun mot de passe n’est nécessaire.',
  },
  accessEnding: {
    subject: 'Votre accès à {portal} prend fin le {date}',
    preheader: 'Rien ne change pour vous jusqu’au {moment}.',
    heading: 'Votre accès à {portal} prend bientôt fin',
    intro:
      'Votre accès à {address} prend fin le {moment}. Vos sessions seront alors fermées sur tous vos appareils et vous ne pourrez plus vous connecter.',
    moreTime: 'Besoin de plus de temps\u00a0? Adressez-vous à l’équipe de {portal}.',
    moreTimeBy: 'Besoin de plus de temps\u00a0? Adressez-vous à {inviter}.',
    button: 'Ouvrir {portal}',
  },
  accessEndingEditor: {
    subject: 'L’accès de {client} prend fin le {date}',
    preheader: 'Accès invité à {portal}\u00a0: le laisser prendre fin, ou le prolonger.',
    heading: 'Un accès invité prend bientôt fin',
    intro: 'Vous avez invité {client} sur {portal}. Cet accès prend fin le {moment}.',
    byItself:
      'Si cela vous convient, il n’y a rien à faire\u00a0: toutes les sessions prendront fin d’elles-mêmes, et plus personne ne pourra se connecter avec ce compte.',
    extend: 'Si le travail n’est pas terminé, prolongez l’accès avant cette date.',
    button: 'Prolonger l’accès',
  },
  reported: {
    subject: 'Votre invitation à {client} a été signalée',
    preheader: 'Son lien ne fonctionne plus. Voici ce que vous pouvez faire.',
    heading: 'L’une de vos invitations a été signalée',
    intro:
      'Le {date}, vous avez invité {client} sur {portal}. Une personne qui a reçu le message nous a indiqué qu’il ne lui était pas destiné.',
    reportedAt: 'Signalé le {moment}',
    withdrawn: 'Nous avons retiré le lien\u00a0: plus personne ne peut se connecter avec.',
    signedOut:
      'Le lien avait été utilisé peu avant\u00a0: nous avons donc aussi déconnecté ce compte partout.',
    adviceHeading: 'Ce que vous pouvez faire',
    wrongAddress:
      'Vérifiez bien l’adresse. Si elle est fausse, invitez la bonne et bloquez le compte de la mauvaise, s’il existe.',
    rightAddress:
      'Si elle est juste, renseignez-vous auprès de votre client, de préférence par téléphone et non par e-mail, avant d’envoyer un nouveau lien.',
    button: 'Ouvrir l’invitation',
  },
} as const satisfies MailTexts;
