import type { Texts } from './en.ts';

/** Deutsch. Anrede: du, wie in Selbsthilfegruppen üblich. */
const who = (name: string): string => (name === '' ? 'ein Mitglied' : name);
const Who = (name: string): string => (name === '' ? 'Ein Mitglied' : name);
const count = (n: number, one: string, many: string): string => n + ' ' + (n === 1 ? one : many);

export const de: Texts = {
  opening: 'Der Raum wird geöffnet …',
  old: 'Diesem Browser fehlt, was ein versiegelter Raum braucht. Ein neuerer kann ihn öffnen. Die anderen Räume gehen auch hier.',
  insecure: 'Ein versiegelter Raum öffnet sich nur über eine geschützte Verbindung (https). Wer diesen Server betreibt, kann das einrichten.',
  away: 'Der Raum antwortet nicht. Wir versuchen es weiter; was du geschrieben hast, bleibt hier.',
  noStore: 'Dieses Fenster darf nichts speichern und kann darum die Schlüssel eines versiegelten Raums nicht behalten. Ein gewöhnliches kann es.',
  elsewhere: 'Dieser Raum ist in einem anderen Tab oder Fenster offen und läuft dort weiter.',
  useHere: 'Hier benutzen',
  refused: 'Der Raum lässt sich nicht öffnen.',
  changedList:
    'Die Liste der Geräte, die dieser Server zeigt, passt nicht zu der, die dieses Gerät kannte. Sag hier nichts Privates. ' +
    'Sag es der Gesprächsleitung auf einem anderen Weg.',
  otherRoom:
    'Dieser Server antwortet für einen anderen Raum als den, nach dem gefragt wurde. Es wurde nichts geöffnet. Sag hier nichts Privates. ' +
    'Sag es der Gesprächsleitung auf einem anderen Weg.',
  otherHouse: (was, now) =>
    'Dieses Haus nennt sich jetzt „' + now + '“. Als dieser Browser zum ersten Mal kam, hieß es „' + was + '“. Es wurde nichts geöffnet. Unter dem ' +
    'neuen Namen sind seine Räume andere Räume: Niemand kennt dich dort, und was du bisher gelesen hast, bleibt unter dem alten Namen. Geh nur ' +
    'weiter, wenn dir jemand, der das Haus betreibt, gesagt hat, warum, und nicht auf dieser Seite.',
  otherHouseGoOn: 'Unter dem neuen Namen weitergehen',
  helpTitle: 'Hilfe',
  onlyYou: 'Nur du siehst das. Nichts wurde gesendet.',
  onlyYouSent: 'Nur du siehst diesen Hinweis; niemand erfährt davon.',
  close: 'Schließen',
  noHelp: 'Hier keine solchen Hinweise mehr',
  aloneWith: (name) => Who(name) + ' und du, allein',
  writeAlone: (name) => 'Mit ' + who(name) + ' allein schreiben',
  openAlone: (name) => 'Zu ' + who(name),
  privateTitle: 'Mit wem sprichst du allein?',
  privateLead:
    'Nur ihr beide könnt das lesen, und niemand sonst im Raum sieht, dass es das gibt. Wer diesen Server betreibt, sieht, dass ihr ' +
    'einander schreibt, wann und wie viel.',
  privateNone: 'Noch mit niemandem. Wähle jemanden in der Liste der Mitglieder.',
  privateEnded: 'beendet; was hier ist, bleibt lesbar',
  privateSeen:
    'Nur ihr beide könnt das lesen, und niemand sonst im Raum sieht, dass es das gibt. Wer diesen Server betreibt, sieht, dass ihr ' +
    'einander schreibt, wann und wie viel.',
  privateRooms: (n) => (n === 0 ? 'Privat' : 'Privat: ' + n + ' neu'),
  newMessages: (n) => n + ' neu',
  notOpened: 'Das hat nicht geklappt: Der Raum antwortet nicht, oder dieses Mitglied gibt es nicht. Bitte versuche es noch einmal.',
  devices: 'Wessen Geräte können das lesen?',
  waitingAlone: (name) => 'Warten, bis ' + who(name) + ' dich einlässt. Das geschieht von selbst, sobald ihr beide diese Seite offen habt.',
  lonely: (name) =>
    'Noch nicht gesendet: ' + who(name) + ' war noch nicht hier. Es bleibt auf diesem Gerät und geht hinaus, sobald ihr beide diese Seite offen habt.',
  waiting:
    'Warten auf Einlass. Er geschieht von selbst, sobald jemand, der im Raum ist, ihn offen hat. Du kannst diese Seite offen lassen.',
  out: 'Dieses Gerät wurde aus dem Raum genommen. Es bekommt nichts Neues. Was schon hier ist, bleibt darauf lesbar.',
  lost:
    'Dieses Gerät kann dem Raum nicht mehr folgen. Was du hier gelesen hast, bleibt darauf. Es kann als neues Gerät wieder hereinkommen; ' +
    'was dazwischen gesagt wurde, ist darauf nicht zu lesen.',
  ended:
    'Dieser Raum hat aufgehört, während dieses Gerät fort war, und vielleicht ohne es neu begonnen. Was du hier gelesen hast, bleibt auf ' +
    'diesem Gerät. Du kannst wieder hereinkommen; was dazwischen gesagt wurde, ist darauf nicht zu lesen.',
  stranger:
    'Dieses Haus kennt diesen Browser nicht mehr: Es hat neu angefangen, oder das Cookie ist weg. Was hier steht, ist zu lesen, bis du ' +
    'diese Seite schließt. Du kannst als jemand Neues wieder hereinkommen.',
  again: 'Wieder hereinkommen',
  hereYouAre: 'Hier heißt du ',
  yourWords: 'Deine Worte',
  send: 'Senden',
  messages: 'Nachrichten',
  notStored: 'Nicht gesendet: Dieses Gerät konnte es nicht behalten. Deine Worte sind noch hier.',
  tooLong: 'Nicht gesendet: zu lang. Deine Worte sind noch hier.',
  pending: 'Noch nicht gesendet. Es bleibt hier und geht von selbst hinaus.',
  stranded: 'Nicht gesendet: Dieses Gerät ist nicht mehr im Raum. Deine Worte sind noch hier.',
  unsent: 'Nicht gesendet, soweit hier bekannt: Dieses Gerät war nicht mehr im Raum.',
  you: 'du',
  news: 'Neu, seit du hingesehen hast',
  unseen: (n) => n + ' neu ↓',
  size: (members, devices) => count(members, 'Mitglied', 'Mitglieder') + ', ' + count(devices, 'Gerät', 'Geräte'),
  report: 'Nachrichten melden',
  back: (title) => '← ' + title,
  joined: (name) => Who(name) + ' ist hereingekommen.',
  entered: 'Du bist hereingekommen. Was vorher gesagt wurde, kann dieses Gerät nicht lesen.',
  returned: 'Du bist wieder hereingekommen. Was dazwischen gesagt wurde, ist auf diesem Gerät nicht zu lesen.',
  left: (name) => Who(name) + ' hat den Raum verlassen.',
  device: (name) =>
    Who(name) +
    ' hat ein neues Gerät oder neu installiert. Mehr ist es meist nicht. Wenn ihr Nummern verglichen hattet, vergleicht noch einmal, ' +
    'bevor ihr Privates sagt.',
  removed: (name) => 'Ein Gerät von ' + who(name) + ' wurde herausgenommen.',
  renamed: (was, name) => Who(was) + ' heißt jetzt ' + who(name) + '.',
  unchecked: 'Eine Nachricht ließ sich nicht prüfen und wird nicht gezeigt.',
  people: 'Wer ist in diesem Raum?',
  peopleLead: (size) => size + '. Nur diese Geräte können lesen, was von jetzt an gesagt wird.',
  devicesOf: (n) => count(n, 'Gerät', 'Geräte'),
  compare: (name) => 'Eine Nummer mit ' + who(name) + ' vergleichen',
  notCompared: 'nicht verglichen',
  comparedOn: (day) => 'verglichen am ' + day,
  changedSince: 'geändert, seit ihr verglichen habt',
  roomNumber: 'Die Nummer des Raums vorlesen',
  yourDevices: 'Deine Geräte',
  thisDevice: 'dieses hier',
  otherDevice: (day) => 'ein anderes, seit ' + day,
  remove: 'Herausnehmen',
  removeSays: 'Es bekommt nichts Neues. Was schon darauf ist, bleibt dort lesbar.',
  removeAllSays: 'Es bekommt nichts Neues, auch nicht, wo du mit einem Mitglied allein schreibst. Was schon darauf ist, bleibt dort lesbar.',
  leave: 'Diesen Raum auf diesem Gerät verlassen',
  leaveSays: 'Die Schlüssel auf diesem Gerät werden gelöscht. Was gesagt wurde, bleibt bei denen, die es gelesen haben.',
  lostDevice: 'Wenn du dieses Gerät verlierst',
  lostDeviceSays:
    'Nimm es von einem anderen deiner Geräte aus in der Mitgliederliste des Raums heraus: Es bekommt nichts Neues, auch nicht, wo du mit ' +
    'einem Mitglied allein schreibst, und was schon darauf ist, bleibt dort lesbar. War es das einzige: Ohne eine Datei, die du ' +
    'gesichert hast, kann niemand die alten Nachrichten zurückbringen, auch wir nicht. Du kannst unter einem neuen Namen wieder hereinkommen; die Gesprächsleitung oder ein Mitglied kann für dich einstehen.',
  failed: 'Das hat nicht geklappt: Der Raum antwortet nicht. Bitte versuche es noch einmal.',
  compareWith: (name) => 'Dieselbe Nummer wie ' + who(name) + '?',
  compareLead:
    'Ihr braucht einen anderen Weg zu sprechen, etwa einen Anruf. Dabei könnt ihr erfahren, wer ihr seid. Du musst das nicht tun.',
  compareHow: 'Lest euch die Gruppen vor, eine nach der anderen. Auf beiden Bildschirmen muss dasselbe stehen.',
  numberWith: (name) => 'Sicherheitsnummer von dir und ' + who(name),
  row: String,
  match: 'Sie stimmen überein',
  noMatch: 'Sie stimmen nicht überein',
  notNow: 'Jetzt nicht',
  matched: (name) => 'Gemerkt: Du hast heute mit ' + who(name) + ' verglichen.',
  different: 'Sag hier noch nichts Privates. Sag es der Gesprächsleitung.',
  made: 'Wie diese Nummer entsteht',
  madeSays:
    'Aus den Schlüsseln aller Geräte, die ihr beide in diesem Raum habt, dem Namen des Raums und euren Namen, mit 20.000 Runden SHA-512 ' +
    '(PBKDF2). Sie ändert sich, wenn jemand von euch ein Gerät hinzufügt oder entfernt. Säße jemand mit eigenen Schlüsseln zwischen ' +
    'euch, wären eure Nummern verschieden.',
  roomNumberTitle: 'Dieselbe Nummer für alle?',
  roomNumberLead:
    'In einem geleiteten Treffen liest jemand diese Nummer vor, und alle sehen nach, ob ihre dieselbe ist. Niemand muss sagen, wer er ist.',
  roomNumberCaption: 'Nummer dieses Raums',
  roomNumberDiffers: 'Wenn deine eine andere ist, sag hier noch nichts Privates, und sag es der Gesprächsleitung.',
  gone: 'Dieses Mitglied ist nicht mehr im Raum.',
  reportTitle: 'Nachrichten melden',
  reportLead: 'Welche Nachrichten? Nur die angekreuzten werden gesendet.',
  reportNone: 'Es gibt noch nichts zu melden.',
  reasonTitle: 'Warum?',
  reasons: [
    'Ich mache mir Sorgen um diesen Menschen',
    'Beleidigung oder Drohung',
    'Es zeigt, wer jemand ist',
    'Ein Rat, der schaden kann',
    'Verkauf oder Werbung',
    'Etwas anderes',
  ],
  more: 'Was die Moderation noch wissen sollte (kann leer bleiben)',
  look: 'Ansehen, was gesendet wird',
  tickFirst: 'Bitte kreuze mindestens eine Nachricht und einen Grund an.',
  tooMany: (n) => 'Bitte kreuze höchstens ' + n + ' Nachrichten an.',
  previewTitle: 'Das an die Moderation senden?',
  previewLead: (n) =>
    (n === 1 ? 'Diese Nachricht, wer sie' : 'Diese ' + n + ' Nachrichten, wer sie') +
    ' geschrieben hat, wann, und der Beweis gehen an die Moderation. Sonst nichts aus diesem Raum.',
  sendReport: 'Die Meldung senden',
  goBack: 'Zurück',
  reason: 'Grund: ',
  receiptTitle: 'Deine Meldung ist gesendet',
  receipt:
    'Danke. Jemand aus der Moderation liest deine Meldung. Die andere Person erfährt nicht, wer gemeldet hat. Du erfährst, dass wir ' +
    'entschieden haben, nicht, was wir ihr gesagt haben.',
  receiptNumber: (receipt) => 'Dein Beleg: ' + receipt,
  receiptPage: 'Später nachsehen, ob entschieden wurde',
  receiptKeep: 'Bewahre die Adresse dieser Seite auf: Sie wird nur jetzt gezeigt, und nichts anderes führt dorthin.',
  reportPictures:
    'Ein Bild gehört dazu. Es geht mit an die Moderation und bleibt dort unscharf, bis jemand sagt, warum es angesehen werden muss.',
  reportFailed: 'Nicht gesendet: Die Moderation ist jetzt nicht erreichbar. Nichts ging verloren; bitte versuche es noch einmal.',
  addPicture: 'Bild hinzufügen',
  pictureLead:
    'Es wird auf diesem Gerät neu gezeichnet, bevor es fortgeht: Ort, Datum und Kamera stehen nicht mehr darin. Was darauf zu sehen ist, ' +
    'kann trotzdem zeigen, wer jemand ist.',
  pictureAlt: 'Was ist darauf zu sehen? Für alle, die es nicht sehen können (kann leer bleiben)',
  pictureOut: 'Herausnehmen',
  pictureNone: 'Diese Datei ist kein Bild, das dieser Browser lesen kann.',
  pictureLarge: 'Dieses Bild ist zu groß, auch verkleinert.',
  pictureFailed: 'Nicht gesendet: Das Bild ließ sich nicht übergeben. Worte und Bild sind noch hier.',
  picture: 'Bild',
  pictureShow: (alt) => 'Das Bild zeigen' + (alt === '' ? '' : ': ' + alt),
  pictureBad: 'Ein Bild ließ sich nicht prüfen und wird nicht gezeigt.',
  pictureAway: 'Das Bild lässt sich jetzt nicht holen, oder es wird nicht mehr aufbewahrt.',
  history: 'Deine Nachrichten auf ein anderes Gerät mitnehmen',
  historyTitle: 'Deine Nachrichten mitnehmen?',
  historyLead:
    'Eine Datei mit den Nachrichten, die dieses Gerät lesen kann, versiegelt mit einem Code, den nur du bekommst. Wer beides hat, kann sie ' +
    'lesen; ohne den Code kann niemand die Datei öffnen, auch wir nicht. Niemand im Raum erfährt davon.',
  historyMake: 'Die Datei machen',
  historyNone: 'Auf diesem Gerät gibt es noch keine Nachrichten.',
  historyCode: 'Schreib diesen Code auf. Er wird nur jetzt gezeigt.',
  historySave: 'Die Datei sichern',
  historyBring: 'Nachrichten von einem anderen Gerät holen',
  historyBringLead: 'Wähle die Datei, die du dort gesichert hast, und gib ihren Code ein.',
  historyFile: 'Die Datei',
  historyEnter: 'Der Code',
  historyRead: 'Die Datei lesen',
  historyRestored: (n) => (n === 1 ? 'Eine Nachricht ist dazugekommen.' : n + ' Nachrichten sind dazugekommen.'),
  historyBadCode: 'Das ist kein Code, oder es steckt ein Fehler darin: 32 Buchstaben und Ziffern in Vierergruppen.',
  historyWrong: 'Der Code passt nicht zu dieser Datei, oder sie wurde geändert.',
  historyOther: 'Diese Datei ist aus einem anderen Raum oder von einem anderen Mitglied.',
  historyBack: 'Ansehen',
  forget: 'Die Nachrichten auf diesem Gerät löschen',
  forgetTitle: 'Die Nachrichten auf diesem Gerät löschen?',
  forgetLead:
    'Was dieses Gerät von diesem Raum aufbewahrt, wird gelöscht: alle Nachrichten und die Zeilen darüber, wer kam und ging. Nur eine Datei, ' +
    'die du gesichert hast, bringt Nachrichten zurück.',
  forgetAlone: 'Was du mit einem Mitglied allein geschrieben hast, bleibt. Es lässt sich dort löschen.',
  forgetIn: 'Du bleibst im Raum und bekommst, was von jetzt an gesagt wird. Worte, die noch nicht gesendet sind, bleiben und gehen hinaus.',
  forgetElsewhere: 'Was anderswo bleibt',
  forgetStays: [
    'Die Geräte anderer und deine anderen Geräte behalten, was sie gelesen haben.',
    'Der Server bewahrt verschlüsselte Nachrichten auf, bis jedes Gerät sie geholt hat, höchstens 30 Tage, und Bilder 30 Tage. Lesen kann er sie nicht.',
    'Eine Datei, die du gesichert hast, bleibt, wo du sie hingelegt hast, und lässt sich mit ihrem Code öffnen.',
    'Was jemand gemeldet hat, bleibt bei der Moderation.',
  ],
  forgetDo: 'Hier löschen',
  forgetDone: 'Gelöscht. Dieses Gerät bewahrt keine Nachrichten dieses Raums mehr auf.',
  forgetNone: 'Dieses Gerät bewahrt keine Nachrichten dieses Raums auf.',
  forgetFailed: 'Nicht gelöscht: Die Stelle, an der dieses Gerät sie aufbewahrt, antwortet nicht. Nichts wurde geändert; bitte versuche es noch einmal.',
};
