import type { Texts } from './en.ts';

/** Français, au vouvoiement, sans supposer si la personne qui lit ou dont on parle est un homme ou une femme. */
const who = (name: string): string => (name === '' ? 'un membre' : name);
const Who = (name: string): string => (name === '' ? 'Un membre' : name);
const de = (name: string): string => (/^[aeiouyhàâéèêëîïôöûü]/i.test(who(name)) ? 'd’' : 'de ') + who(name);
const que = (name: string): string => (/^[aeiouyhàâéèêëîïôöûü]/i.test(who(name)) ? 'qu’' : 'que ') + who(name);
const count = (n: number, one: string, many: string): string => n + ' ' + (n < 2 ? one : many);

export const fr: Texts = {
  opening: 'Le salon s’ouvre …',
  old: 'Il manque à ce navigateur ce dont un salon scellé a besoin. Un navigateur plus récent peut l’ouvrir. Les autres salons marchent ici.',
  insecure: 'Un salon scellé ne s’ouvre que par une connexion protégée (https). La personne qui gère ce serveur peut l’installer.',
  away: 'Le salon ne répond pas. Nous continuons d’essayer ; ce que vous avez écrit reste ici.',
  noStore: 'Cette fenêtre ne peut rien enregistrer, et donc pas garder les clés d’un salon scellé. Une fenêtre ordinaire le peut.',
  elsewhere: 'Ce salon est ouvert dans un autre onglet ou une autre fenêtre, et continue là-bas.',
  useHere: 'L’utiliser ici',
  refused: 'Le salon ne peut pas s’ouvrir.',
  changedList:
    'La liste des appareils que montre ce serveur ne correspond pas à celle que cet appareil connaissait. Ne dites rien de privé ici. ' +
    'Prévenez par un autre moyen la personne qui anime le groupe.',
  otherRoom:
    'Ce serveur répond pour un autre salon que celui qui était demandé. Rien n’a été ouvert. Ne dites rien de privé ici. ' +
    'Prévenez par un autre moyen la personne qui anime le groupe.',
  otherHouse: (was, now) =>
    'Cette maison s’appelle maintenant « ' + now + ' ». Quand ce navigateur est venu pour la première fois, elle s’appelait « ' + was + ' ». Rien n’a été ' +
    'ouvert. Sous le nouveau nom, ses salons sont d’autres salons : personne ne vous y connaît, et ce que vous avez lu avant reste sous l’ancien nom. ' +
    'Ne continuez que si la personne qui gère la maison vous a dit pourquoi, et pas sur cette page.',
  otherHouseGoOn: 'Continuer sous le nouveau nom',
  helpTitle: 'Aide',
  onlyYou: 'Il n’y a que vous qui voyez ceci. Rien n’a été envoyé.',
  onlyYouSent: 'Il n’y a que vous qui voyez cette note ; personne n’en est informé.',
  close: 'Fermer',
  noHelp: 'Ne plus montrer ces notes ici',
  aloneWith: (name) => Who(name) + ' et vous, en privé',
  writeAlone: (name) => 'Écrire en privé à ' + who(name),
  openAlone: (name) => 'Aller vers ' + who(name),
  privateTitle: 'Avec qui parlez-vous en privé ?',
  privateLead:
    'Seules cette personne et vous pouvez lire ces messages, et personne d’autre dans le salon ne voit qu’ils existent. La personne qui gère ce serveur ' +
    'voit que vous vous écrivez, quand et combien.',
  privateNone: 'Avec personne encore. Choisissez quelqu’un dans la liste des membres.',
  privateEnded: 'terminé ; ce qui est ici reste lisible',
  privateSeen:
    'Seules cette personne et vous pouvez lire ceci, et personne d’autre dans le salon ne voit que cela existe. La personne qui gère ce serveur voit que ' +
    'vous vous écrivez, quand et combien.',
  privateRooms: (n) => (n === 0 ? 'En privé' : 'En privé : ' + count(n, 'nouveau', 'nouveaux')),
  newMessages: (n) => count(n, 'nouveau', 'nouveaux'),
  notOpened: 'Cela n’a pas marché : le salon ne répond pas, ou ce membre n’y est pas. Veuillez réessayer.',
  devices: 'Quels appareils peuvent lire ceci ?',
  waitingAlone: (name) =>
    'En attente ' + de(name) + ' pour vous faire entrer. Cela se fait tout seul dès que vous avez cette page ouverte en même temps.',
  lonely: (name) =>
    'Pas encore envoyé : ' + who(name) + ' n’a pas encore ouvert cette page. C’est gardé sur cet appareil et part dès que vous avez cette page ouverte en même temps.',
  waiting:
    'En attente d’entrer. Cela se fait tout seul dès qu’une personne du salon l’a ouvert. Vous pouvez laisser cette page ouverte.',
  out: 'Cet appareil a été retiré du salon. Il ne reçoit rien de nouveau. Ce qui est déjà ici y reste lisible.',
  lost:
    'Cet appareil ne peut plus suivre le salon. Ce que vous avez lu ici y reste. Il peut y revenir comme un nouvel appareil ; ce qui s’est ' +
    'dit entre-temps ne peut pas y être lu.',
  ended:
    'Ce salon a pris fin pendant que cet appareil n’était pas là, et a peut-être recommencé sans lui. Ce que vous avez lu ici reste sur cet ' +
    'appareil. Vous pouvez revenir ; ce qui s’est dit entre-temps ne peut pas y être lu.',
  stranger:
    'Cette maison ne connaît plus ce navigateur : elle a redémarré, ou le cookie n’est plus là. Ce qui est affiché peut être lu jusqu’à ce ' +
    'que vous fermiez cette page. Vous pouvez revenir sous un nouveau nom.',
  again: 'Revenir',
  hereYouAre: 'Ici, votre nom est ',
  yourWords: 'Vos mots',
  send: 'Envoyer',
  messages: 'Messages',
  notStored: 'Pas envoyé : cet appareil n’a pas pu l’enregistrer. Vos mots sont toujours ici.',
  tooLong: 'Pas envoyé : c’est trop long. Vos mots sont toujours ici.',
  pending: 'Pas encore envoyé. C’est gardé ici et part tout seul.',
  stranded: 'Pas envoyé : cet appareil n’est plus dans le salon. Vos mots sont toujours ici.',
  unsent: 'Pas envoyé, pour autant qu’on le sache ici : cet appareil n’était plus dans le salon.',
  you: 'vous',
  news: 'Nouveau depuis votre passage',
  unseen: (n) => count(n, 'nouveau ↓', 'nouveaux ↓'),
  size: (members, devices) => count(members, 'membre', 'membres') + ', ' + count(devices, 'appareil', 'appareils'),
  report: 'Signaler des messages',
  back: (title) => '← ' + title,
  joined: (name) => Who(name) + ' est là.',
  entered: 'Vous êtes dans le salon. Ce qui a été dit avant ne peut pas se lire sur cet appareil.',
  returned: 'Vous voilà de retour. Ce qui s’est dit entre-temps ne peut pas être lu sur cet appareil.',
  left: (name) => Who(name) + ' a quitté le salon.',
  device: (name) =>
    Who(name) +
    ' a un nouvel appareil, ou a réinstallé. Le plus souvent, ce n’est que cela. Si vous aviez comparé des numéros, comparez-les à nouveau ' +
    'avant de parler de choses privées.',
  removed: (name) => 'Un des appareils ' + de(name) + ' a été retiré.',
  renamed: (was, name) => Who(was) + ' s’appelle maintenant ' + who(name) + '.',
  unchecked: 'Un message n’a pas pu être vérifié et n’est pas affiché.',
  people: 'Qui est dans ce salon ?',
  peopleLead: (size) => size + '. Seuls ces appareils peuvent lire ce qui se dit à partir de maintenant.',
  devicesOf: (n) => count(n, 'appareil', 'appareils'),
  compare: (name) => 'Comparer un numéro avec ' + who(name),
  notCompared: 'pas comparé',
  comparedOn: (day) => 'comparé le ' + day,
  changedSince: 'changé depuis que vous avez comparé',
  roomNumber: 'Lire à voix haute le numéro du salon',
  yourDevices: 'Vos appareils',
  thisDevice: 'celui-ci',
  otherDevice: (day) => 'un autre, depuis le ' + day,
  remove: 'Le retirer',
  removeSays: 'Il ne reçoit rien de nouveau. Ce qui s’y trouve déjà y reste lisible.',
  removeAllSays: 'Il ne reçoit rien de nouveau, pas non plus là où vous parlez en privé avec un membre. Ce qui s’y trouve déjà y reste lisible.',
  leave: 'Quitter ce salon sur cet appareil',
  leaveSays: 'Les clés de cet appareil sont effacées. Ce qui a été dit reste chez les personnes qui l’ont lu.',
  lostDevice: 'Si vous perdez cet appareil',
  lostDeviceSays:
    'Depuis un autre de vos appareils, retirez-le dans la liste des membres du salon : il ne reçoit rien de nouveau, pas non plus là où vous ' +
    'parlez en privé avec un membre, et ce qui s’y trouve déjà y reste lisible. Si c’était le seul : sans un fichier que vous avez ' +
    'enregistré, personne ne peut retrouver les anciens messages, nous non plus. Vous pouvez revenir ' +
    'sous un nouveau nom ; la personne qui anime le groupe, ou un membre, peut se porter garante pour vous.',
  failed: 'Cela n’a pas marché : le salon ne répond pas. Veuillez réessayer.',
  compareWith: (name) => 'Le même numéro ' + que(name) + ' ?',
  compareLead:
    'Il vous faut un autre moyen de vous parler, un appel par exemple. Cela peut montrer à l’autre personne qui vous êtes, et à vous qui elle est. Rien ne vous y oblige.',
  compareHow: 'Lisez-vous les groupes, l’un après l’autre. Les deux écrans doivent montrer la même chose.',
  numberWith: (name) => 'Numéro de sécurité entre ' + who(name) + ' et vous',
  row: String,
  match: 'Ils sont identiques',
  noMatch: 'Ils sont différents',
  notNow: 'Pas maintenant',
  matched: (name) => 'Noté : vous avez comparé avec ' + who(name) + ' aujourd’hui.',
  different: 'Ne dites encore rien de privé ici. Prévenez la personne qui anime le groupe.',
  made: 'Comment ce numéro est obtenu',
  madeSays:
    'À partir des clés de tous les appareils que cette personne et vous avez dans ce salon, du nom du salon et de vos noms, par 20 000 tours de ' +
    'SHA-512 (PBKDF2). Il change quand un de ces appareils est ajouté ou retiré. Si quelqu’un se tenait entre vous avec ses propres clés, ' +
    'vos numéros seraient différents.',
  roomNumberTitle: 'Le même numéro pour tout le monde ?',
  roomNumberLead:
    'Dans une séance animée, une personne lit ce numéro à voix haute, et tout le monde regarde si son numéro est le même. Personne n’a à dire son nom.',
  roomNumberCaption: 'Numéro de ce salon',
  roomNumberDiffers: 'Si le vôtre est différent, ne dites encore rien de privé ici, et prévenez la personne qui anime le groupe.',
  gone: 'Ce membre n’est plus dans le salon.',
  reportTitle: 'Signaler des messages',
  reportLead: 'Quels messages ? Seuls ceux que vous cochez sont envoyés.',
  reportNone: 'Il n’y a encore rien à signaler.',
  reasonTitle: 'Pourquoi ?',
  reasons: [
    'Je m’inquiète pour cette personne',
    'Insultes ou menaces',
    'Cela montre qui est quelqu’un',
    'Un conseil qui peut nuire',
    'Vente ou publicité',
    'Autre chose',
  ],
  more: 'Ce que la modération devrait encore savoir (peut rester vide)',
  look: 'Voir ce qui est envoyé',
  tickFirst: 'Veuillez cocher au moins un message et une raison.',
  tooMany: (n) => 'Veuillez cocher ' + n + ' messages au plus.',
  previewTitle: 'Envoyer ceci à la modération ?',
  previewLead: (n) =>
    (n === 1 ? 'Ce message, qui l’a écrit' : 'Ces ' + n + ' messages, qui les a écrits') +
    ', quand, et la preuve vont à la modération. Rien d’autre de ce salon.',
  sendReport: 'Envoyer le signalement',
  goBack: 'Revenir',
  reason: 'Raison : ',
  receiptTitle: 'Votre signalement est envoyé',
  receipt:
    'Merci. Une personne de la modération lit votre signalement. L’autre personne n’apprend pas qui a signalé. Vous saurez que nous avons décidé, ' +
    'pas ce qui lui a été dit.',
  receiptNumber: (receipt) => 'Votre reçu : ' + receipt,
  receiptPage: 'Voir plus tard si une décision est prise',
  receiptKeep: 'Gardez l’adresse de cette page : elle n’est montrée que maintenant, et rien d’autre n’y mène.',
  reportPictures:
    'Il y a une image. Elle va aussi à la modération, et y reste floue jusqu’à ce qu’une personne dise pourquoi elle doit la voir.',
  reportFailed: 'Pas envoyé : la modération n’est pas joignable en ce moment. Rien n’est perdu ; veuillez réessayer.',
  addPicture: 'Ajouter une image',
  pictureLead:
    'Elle est redessinée sur cet appareil avant de partir : le lieu, la date et l’appareil photo n’y sont plus. Ce qu’elle montre peut tout de ' +
    'même dire qui est quelqu’un.',
  pictureAlt: 'Que voit-on dessus ? Pour les personnes qui ne peuvent pas la voir (peut rester vide)',
  pictureOut: 'L’enlever',
  pictureNone: 'Ce fichier n’est pas une image que ce navigateur sait lire.',
  pictureLarge: 'Cette image est trop grande, même réduite.',
  pictureFailed: 'Pas envoyé : l’image n’a pas pu être remise. Les mots et l’image sont toujours ici.',
  picture: 'Image',
  pictureShow: (alt) => 'Montrer l’image' + (alt === '' ? '' : ' : ' + alt),
  pictureBad: 'Une image n’a pas pu être vérifiée et n’est pas affichée.',
  pictureAway: 'L’image ne peut pas être récupérée maintenant, ou n’est plus conservée.',
  history: 'Emporter vos messages sur un autre appareil',
  historyTitle: 'Emporter vos messages ?',
  historyLead:
    'Un fichier avec les messages que cet appareil peut lire, scellé par un code que personne d’autre que vous ne reçoit. Qui a les deux peut les lire ; sans le ' +
    'code, personne ne peut ouvrir le fichier, nous non plus. Personne dans le salon n’en est informé.',
  historyMake: 'Créer le fichier',
  historyNone: 'Il n’y a pas encore de messages sur cet appareil.',
  historyCode: 'Notez ce code. Il n’est montré que maintenant.',
  historySave: 'Enregistrer le fichier',
  historyBring: 'Reprendre des messages d’un autre appareil',
  historyBringLead: 'Choisissez le fichier que vous y avez enregistré, et saisissez son code.',
  historyFile: 'Le fichier',
  historyEnter: 'Le code',
  historyRead: 'Lire le fichier',
  historyRestored: (n) => (n === 1 ? 'Un message a été ajouté.' : n + ' messages ont été ajoutés.'),
  historyBadCode: 'Ce n’est pas un code, ou il contient une erreur : 32 lettres et chiffres par groupes de quatre.',
  historyWrong: 'Le code ne correspond pas à ce fichier, ou le fichier a été modifié.',
  historyOther: 'Ce fichier vient d’un autre salon ou d’un autre membre.',
  historyBack: 'Les voir',
  forget: 'Effacer les messages sur cet appareil',
  forgetTitle: 'Effacer les messages sur cet appareil ?',
  forgetLead:
    'Ce que cet appareil garde de ce salon est effacé : tous les messages, et les lignes qui disent qui est venu et parti. Seul un fichier que ' +
    'vous avez enregistré fait revenir des messages.',
  forgetAlone: 'Ce que vous avez écrit à une seule personne reste. Cela peut être effacé là-bas.',
  forgetIn: 'Vous restez dans le salon et recevez ce qui s’y dit désormais. Les mots qui ne sont pas encore partis restent, et partent.',
  forgetElsewhere: 'Ce qui reste ailleurs',
  forgetStays: [
    'Les appareils des autres, et vos autres appareils, gardent ce qu’ils ont lu.',
    'Le serveur garde les messages chiffrés jusqu’à ce que chaque appareil les ait reçus, 30 jours au plus, et les images 30 jours. Il ne peut pas les lire.',
    'Un fichier que vous avez enregistré reste là où vous l’avez mis, et s’ouvre avec son code.',
    'Ce qu’une personne a signalé reste à la modération.',
  ],
  forgetDo: 'Les effacer ici',
  forgetDone: 'Effacé. Cet appareil ne garde plus de messages de ce salon.',
  forgetNone: 'Cet appareil ne garde pas de messages de ce salon.',
  forgetFailed: 'Pas effacé : l’endroit où cet appareil les garde ne répond pas. Rien n’a été changé ; veuillez réessayer.',
};
