/** Every sentence of a sealed room's page. Calm, plain, at most one request at a time; a name may be missing. */
const who = (name: string): string => (name === '' ? 'A member' : name);
const count = (n: number, one: string, many: string): string => n + ' ' + (n === 1 ? one : many);

export const en = {
  opening: 'Opening the room …',
  old: 'This browser lacks what a sealed room needs. A newer one can open it. The other rooms work here.',
  insecure: 'A sealed room opens only over a protected connection (https). Whoever runs this server can set that up.',
  away: 'The room does not answer. We keep trying; what you wrote stays here.',
  noStore: 'This window may not store anything, so it cannot keep the keys of a sealed room. An ordinary window can.',
  elsewhere: 'This room is open in another tab or window, and goes on there.',
  useHere: 'Use it here',
  refused: 'The room cannot be opened.',
  changedList:
    'The list of devices that this server shows does not fit the one that this device knew. Don’t say private things here. ' +
    'Tell the facilitator in another way.',
  otherRoom:
    'This server answers for another room than the one that was asked for. Nothing was opened. Don’t say private things here. ' +
    'Tell the facilitator in another way.',
  otherHouse: (was: string, now: string): string =>
    'This house now calls itself “' + now + '”. When this browser first came, it was called “' + was + '”. Nothing was opened. Under the new name ' +
    'its rooms are other rooms: nobody knows you there, and what you read before stays under the old name. Go on only if whoever runs ' +
    'the house told you why, and not on this page.',
  otherHouseGoOn: 'Go on under the new name',
  helpTitle: 'Help',
  onlyYou: 'Only you see this. Nothing was sent.',
  onlyYouSent: 'Only you see this note; nobody is told.',
  close: 'Close',
  noHelp: 'No more of these notes here',
  aloneWith: (name: string): string => who(name) + ' and you, alone',
  writeAlone: (name: string): string => 'Write to ' + who(name) + ' alone',
  openAlone: (name: string): string => 'Go to ' + who(name),
  privateTitle: 'Who are you talking to alone?',
  privateLead:
    'Only the two of you can read these, and nobody else in the room sees that they exist. Whoever runs this server sees that ' +
    'you write to each other, when and how much.',
  privateNone: 'Nobody yet. Choose somebody in the list of members.',
  privateEnded: 'ended; what is here can still be read',
  privateSeen:
    'Only the two of you can read this, and nobody else in the room sees that it exists. Whoever runs this server sees that ' +
    'you write to each other, when and how much.',
  privateRooms: (n: number): string => (n === 0 ? 'Private' : 'Private: ' + n + ' new'),
  newMessages: (n: number): string => n + ' new',
  notOpened: 'That did not work: the room does not answer, or there is no such member. Please try again.',
  devices: 'Whose devices can read this?',
  waitingAlone: (name: string): string =>
    'Waiting for ' + who(name) + ' to let you in. That happens by itself as soon as both of you have this page open.',
  lonely: (name: string): string =>
    'Not sent yet: ' + who(name) + ' has not been here. It is kept on this device and goes out as soon as both of you have this page open.',
  waiting:
    'Waiting to be let in. That happens by itself as soon as somebody who is in the room has it open. ' +
    'You can leave this page open.',
  out: 'This device was taken out of the room. It gets nothing new. What is already here stays readable on it.',
  lost:
    'This device cannot follow the room any more. What you read here stays on it. It can come in again as a new device; what was said ' +
    'in between cannot be read on it.',
  ended:
    'This room ended while this device was away, and may have begun again without it. What you read here stays on this device. ' +
    'You can come in again; what was said in between cannot be read on it.',
  stranger:
    'This house does not know this browser any more: it has started again, or its cookie is gone. What is shown can be read until ' +
    'you close this page. You can come in again as somebody new.',
  again: 'Come in again',
  hereYouAre: 'Here you are ',
  yourWords: 'Your words',
  send: 'Send',
  messages: 'Messages',
  notStored: 'Not sent: this device could not keep it. Your words are still here.',
  tooLong: 'Not sent: too long. Your words are still here.',
  pending: 'Not sent yet. It is kept here and goes out by itself.',
  stranded: 'Not sent: this device is not in the room any more. Your words are still here.',
  unsent: 'Not sent, as far as is known here: this device was not in the room any more.',
  you: 'you',
  news: 'New since you looked',
  unseen: (n: number): string => n + ' new ↓',
  size: (members: number, devices: number): string =>
    count(members, 'member', 'members') + ', ' + count(devices, 'device', 'devices'),
  report: 'Report messages',
  back: (title: string): string => '← ' + title,

  joined: (name: string): string => who(name) + ' came in.',
  entered: 'You came in. What was said before cannot be read on this device.',
  returned: 'You came in again. What was said in between cannot be read on this device.',
  left: (name: string): string => who(name) + ' left the room.',
  device: (name: string): string =>
    who(name) +
    ' has a new device or installed again. That is usually all it is. ' +
    'If you had compared numbers, compare again before private things.',
  removed: (name: string): string => 'One of the devices of ' + who(name) + ' was taken out.',
  renamed: (was: string, name: string): string => who(was) + ' is called ' + who(name) + ' now.',
  unchecked: 'A message could not be checked and is not shown.',

  people: 'Who is in this room?',
  peopleLead: (size: string): string => size + '. Only these devices can read what is said from now on.',
  devicesOf: (n: number): string => count(n, 'device', 'devices'),
  compare: (name: string): string => 'Compare a number with ' + who(name),
  notCompared: 'not compared',
  comparedOn: (day: string): string => 'compared on ' + day,
  changedSince: 'changed since you compared',
  roomNumber: 'Read the room number aloud',
  yourDevices: 'Your devices',
  thisDevice: 'this one',
  otherDevice: (day: string): string => 'another one, since ' + day,
  remove: 'Remove it',
  removeSays: 'It gets nothing new. What is already on it stays readable there.',
  removeAllSays: 'It gets nothing new, nor where you talk to one member alone. What is already on it stays readable there.',
  leave: 'Leave this room on this device',
  leaveSays: 'The keys on this device are deleted. What was said stays with those who read it.',
  lostDevice: 'If you lose this device',
  lostDeviceSays:
    'From another device of yours, remove it in the list of members of the room: it gets nothing new, nor where you talk to one member ' +
    'alone, and what is already on it stays readable there. If it was the only one: without a file that you saved nobody can ' +
    'bring the old messages back, we cannot either. You can come in again under a new name; a facilitator or member may vouch for you.',
  failed: 'That did not work: the room does not answer. Please try again.',

  compareWith: (name: string): string => 'The same number as ' + who(name) + '?',
  compareLead:
    'You need another way to talk, such as a call. That may show the two of you who you are. You need not do this.',
  compareHow: 'Read the groups to each other, one after the other. Both screens must show the same.',
  numberWith: (name: string): string => 'Safety number of you and ' + who(name),
  row: (n: number): string => String(n),
  match: 'They match',
  noMatch: 'They don’t match',
  notNow: 'Not now',
  matched: (name: string): string => 'Kept: you compared with ' + who(name) + ' today.',
  different: 'Don’t say private things here yet. Tell the facilitator.',
  made: 'How this number is made',
  madeSays:
    'From the keys of all devices that the two of you have in this room, the room’s name and your two names, by 20,000 ' +
    'rounds of SHA-512 (PBKDF2). It changes when one of you adds or removes a device. If somebody sat between you with keys of ' +
    'their own, your two numbers would differ.',
  roomNumberTitle: 'The same number for all?',
  roomNumberLead:
    'In a led session somebody reads this number aloud, and everybody looks whether theirs is the same. Nobody has to say ' +
    'who they are.',
  roomNumberCaption: 'Number of this room',
  roomNumberDiffers: 'If yours is another one, don’t say private things here yet, and tell the facilitator.',
  gone: 'This member is not in the room any more.',

  reportTitle: 'Report messages',
  reportLead: 'Which messages? Only those you tick are sent.',
  reportNone: 'There is nothing to report yet.',
  reasonTitle: 'Why?',
  reasons: [
    'I am worried about this person',
    'Insults or threats',
    'It shows who somebody is',
    'Advice that can harm',
    'Selling or advertising',
    'Something else',
  ],
  more: 'Anything else the moderators should know (you may leave it empty)',
  look: 'Look at what is sent',
  tickFirst: 'Please tick at least one message and one reason.',
  tooMany: (n: number): string => 'Please tick at most ' + n + ' messages.',
  previewTitle: 'Send this to the moderators?',
  previewLead: (n: number): string =>
    (n === 1 ? 'This message, who wrote it' : 'These ' + n + ' messages, who wrote them') +
    ', when, and the proof go to the moderators. Nothing else from this room.',
  sendReport: 'Send the report',
  goBack: 'Go back',
  reason: 'Reason: ',
  receiptTitle: 'Your report was sent',
  receipt:
    'Thank you. A moderator reads your report. The other person is not told who reported. You will hear that we decided, ' +
    'not what was said to them.',
  receiptNumber: (receipt: string): string => 'Your receipt: ' + receipt,
  receiptPage: 'See later whether it was decided',
  receiptKeep: 'Keep the address of that page: it is shown only now, and nothing else leads there.',
  reportPictures:
    'There is a picture with it. It goes to the moderators too, and stays blurred until one of them says why they need to see it.',
  reportFailed: 'Not sent: the moderators cannot be reached now. Nothing was lost; please try again.',

  addPicture: 'Add a picture',
  pictureLead:
    'It is drawn anew on this device before it leaves: place, date and camera are not in it any more. What it shows can still ' +
    'show who somebody is.',
  pictureAlt: 'What is to be seen in it? For those who cannot see it (you may leave it empty)',
  pictureOut: 'Take it out',
  pictureNone: 'This file is no picture that this browser can read.',
  pictureLarge: 'This picture is too large even when it is made smaller.',
  pictureFailed: 'Not sent: the picture could not be handed over. Words and picture are still here.',
  picture: 'Picture',
  pictureShow: (alt: string): string => 'Show the picture' + (alt === '' ? '' : ': ' + alt),
  pictureBad: 'A picture could not be checked and is not shown.',
  pictureAway: 'The picture cannot be fetched now, or is not kept any more.',

  history: 'Take your messages to another device',
  historyTitle: 'Take your messages along?',
  historyLead:
    'A file with the messages that this device can read, sealed with a code that only you get. Whoever has both can read them; ' +
    'nobody can open the file without the code, we cannot either. Nobody in the room is told.',
  historyMake: 'Make the file',
  historyNone: 'There are no messages on this device yet.',
  historyCode: 'Write this code down. It is shown only now.',
  historySave: 'Save the file',
  historyBring: 'Bring messages from another device',
  historyBringLead: 'Choose the file that you saved there, and enter its code.',
  historyFile: 'The file',
  historyEnter: 'The code',
  historyRead: 'Read the file',
  historyRestored: (n: number): string => (n === 1 ? 'One message was added.' : n + ' messages were added.'),
  historyBadCode: 'This is not a code, or there is a slip in it: 32 letters and digits in groups of four.',
  historyWrong: 'The code does not fit this file, or the file was changed.',
  historyOther: 'This file is from another room, or of another member.',
  historyBack: 'Look at them',

  forget: 'Delete the messages on this device',
  forgetTitle: 'Delete the messages on this device?',
  forgetLead:
    'What this device keeps of this room goes: all messages, and the lines about who came and went. Only a file that you saved brings ' +
    'messages back.',
  forgetAlone: 'What you wrote with one member alone stays. It can be deleted there.',
  forgetIn: 'You stay in the room and get what is said from now on. Words that have not gone out yet stay, and go out.',
  forgetElsewhere: 'What stays elsewhere',
  forgetStays: [
    'Other people’s devices, and other devices of yours, keep what they have read.',
    'The server keeps encrypted messages until every device has fetched them, 30 days at most, and pictures for 30 days. It cannot read them.',
    'A file that you saved stays where you put it, and opens with its code.',
    'What somebody reported stays with the moderators.',
  ],
  forgetDo: 'Delete them here',
  forgetDone: 'Deleted. This device keeps no messages of this room any more.',
  forgetNone: 'This device keeps no messages of this room.',
  forgetFailed: 'Not deleted: the place where this device keeps them does not answer. Nothing was changed; please try again.',
};

export type Texts = typeof en;
