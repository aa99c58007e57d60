import type { Texts } from './en.ts';

/** Español, de tú, y sin suponer si quien lee o de quien se habla es hombre o mujer. */
const who = (name: string): string => (name === '' ? 'alguien del grupo' : name);
const Who = (name: string): string => (name === '' ? 'Alguien del grupo' : name);
const count = (n: number, one: string, many: string): string => n + ' ' + (n === 1 ? one : many);

export const es: Texts = {
  opening: 'Se está abriendo la sala …',
  old: 'A este navegador le falta lo que necesita una sala sellada. Uno más nuevo puede abrirla. Las demás salas funcionan aquí.',
  insecure: 'Una sala sellada solo se abre con una conexión protegida (https). Quien lleva este servidor puede configurarlo.',
  away: 'La sala no responde. Seguimos intentándolo; lo que has escrito se queda aquí.',
  noStore: 'Esta ventana no puede guardar nada, así que no puede conservar las claves de una sala sellada. Una ventana normal sí.',
  elsewhere: 'Esta sala está abierta en otra pestaña o ventana, y sigue allí.',
  useHere: 'Usarla aquí',
  refused: 'La sala no se puede abrir.',
  changedList:
    'La lista de dispositivos que muestra este servidor no encaja con la que conocía este dispositivo. No digas aquí nada privado. ' +
    'Díselo por otro camino a quien facilita el grupo.',
  otherRoom:
    'Este servidor responde por otra sala que la que se pidió. No se ha abierto nada. No digas aquí nada privado. ' +
    'Díselo por otro camino a quien facilita el grupo.',
  otherHouse: (was, now) =>
    'Esta casa se llama ahora «' + now + '». Cuando este navegador vino por primera vez, se llamaba «' + was + '». No se ha abierto nada. Con el ' +
    'nombre nuevo sus salas son otras salas: allí nadie te conoce, y lo que has leído antes se queda con el nombre antiguo. Sigue solo si quien ' +
    'lleva la casa te ha dicho por qué, y no en esta página.',
  otherHouseGoOn: 'Seguir con el nombre nuevo',
  helpTitle: 'Ayuda',
  onlyYou: 'Esto solo lo ves tú. No se ha enviado nada.',
  onlyYouSent: 'Esta nota solo la ves tú; no se avisa a nadie.',
  close: 'Cerrar',
  noHelp: 'No mostrar más estas notas aquí',
  aloneWith: (name) => Who(name) + ' y tú, a solas',
  writeAlone: (name) => 'Escribir a solas con ' + who(name),
  openAlone: (name) => 'Ir con ' + who(name),
  privateTitle: '¿Con quién hablas a solas?',
  privateLead:
    'Solo podéis leerlo quien está al otro lado y tú, y nadie más de la sala ve que existe. Quien lleva este servidor ve que os escribís, cuándo y cuánto.',
  privateNone: 'Con nadie todavía. Elige a alguien en la lista de participantes.',
  privateEnded: 'terminada; lo que hay aquí se puede seguir leyendo',
  privateSeen:
    'Solo podéis leerlo quien está al otro lado y tú, y nadie más de la sala ve que existe. Quien lleva este servidor ve que os escribís, cuándo y cuánto.',
  privateRooms: (n) => (n === 0 ? 'En privado' : 'En privado: ' + n + (n === 1 ? ' nuevo' : ' nuevos')),
  newMessages: (n) => n + (n === 1 ? ' nuevo' : ' nuevos'),
  notOpened: 'No ha salido bien: la sala no responde, o esa persona no está en ella. Vuelve a intentarlo, por favor.',
  devices: '¿Qué dispositivos pueden leer esto?',
  waitingAlone: (name) =>
    'Esperando a que ' + who(name) + ' te deje entrar. Ocurre por sí solo en cuanto tengáis esta página abierta a la vez.',
  lonely: (name) =>
    'Sin enviar todavía: ' + who(name) + ' aún no ha estado aquí. Se guarda en este dispositivo y sale en cuanto tengáis esta página abierta a la vez.',
  waiting:
    'Esperando a que te dejen entrar. Ocurre por sí solo en cuanto alguien que está en la sala la tenga abierta. Puedes dejar esta página abierta.',
  out: 'Este dispositivo se ha sacado de la sala. No recibe nada nuevo. Lo que ya está aquí se puede seguir leyendo en él.',
  lost:
    'Este dispositivo ya no puede seguir la sala. Lo que leíste aquí se queda en él. Puede volver a entrar como un dispositivo nuevo; lo ' +
    'que se dijo entretanto no se puede leer en él.',
  ended:
    'Esta sala terminó mientras este dispositivo no estaba, y puede haber empezado de nuevo sin él. Lo que leíste aquí se queda en este ' +
    'dispositivo. Puedes volver a entrar; lo que se dijo entretanto no se puede leer en él.',
  stranger:
    'Esta casa ya no conoce este navegador: ha empezado de nuevo, o falta su cookie. Lo que se ve aquí se puede leer hasta que cierres ' +
    'esta página. Puedes volver a entrar como otra persona.',
  again: 'Volver a entrar',
  hereYouAre: 'Aquí te llamas ',
  yourWords: 'Tus palabras',
  send: 'Enviar',
  messages: 'Mensajes',
  notStored: 'No se ha enviado: este dispositivo no ha podido guardarlo. Tus palabras siguen aquí.',
  tooLong: 'No se ha enviado: es demasiado largo. Tus palabras siguen aquí.',
  pending: 'Sin enviar todavía. Se guarda aquí y sale por sí solo.',
  stranded: 'No se ha enviado: este dispositivo ya no está en la sala. Tus palabras siguen aquí.',
  unsent: 'Sin enviar, por lo que se sabe aquí: este dispositivo ya no estaba en la sala.',
  you: 'tú',
  news: 'Nuevo desde que miraste',
  unseen: (n) => n + (n === 1 ? ' nuevo ↓' : ' nuevos ↓'),
  size: (members, devices) => count(members, 'participante', 'participantes') + ', ' + count(devices, 'dispositivo', 'dispositivos'),
  report: 'Avisar de mensajes',
  back: (title) => '← ' + title,
  joined: (name) => Who(name) + ' ha entrado.',
  entered: 'Has entrado. Lo que se dijo antes no se puede leer en este dispositivo.',
  returned: 'Has vuelto a entrar. Lo que se dijo entretanto no se puede leer en este dispositivo.',
  left: (name) => Who(name) + ' ha dejado la sala.',
  device: (name) =>
    Who(name) +
    ' tiene un dispositivo nuevo o ha instalado de nuevo. Casi siempre es solo eso. Si habíais comparado números, comparadlos otra vez ' +
    'antes de contaros cosas privadas.',
  removed: (name) => 'Se ha sacado uno de los dispositivos de ' + who(name) + '.',
  renamed: (was, name) => Who(was) + ' se llama ahora ' + who(name) + '.',
  unchecked: 'Un mensaje no se ha podido comprobar y no se muestra.',
  people: '¿Quién está en esta sala?',
  peopleLead: (size) => size + '. Solo estos dispositivos pueden leer lo que se diga desde ahora.',
  devicesOf: (n) => count(n, 'dispositivo', 'dispositivos'),
  compare: (name) => 'Comparar un número con ' + who(name),
  notCompared: 'sin comparar',
  comparedOn: (day) => 'comparado el ' + day,
  changedSince: 'ha cambiado desde que comparasteis',
  roomNumber: 'Leer en voz alta el número de la sala',
  yourDevices: 'Tus dispositivos',
  thisDevice: 'este',
  otherDevice: (day) => 'otro, desde el ' + day,
  remove: 'Sacarlo',
  removeSays: 'No recibe nada nuevo. Lo que ya está en él se puede seguir leyendo allí.',
  removeAllSays: 'No recibe nada nuevo, tampoco donde hablas a solas con alguien. Lo que ya está en él se puede seguir leyendo allí.',
  leave: 'Dejar esta sala en este dispositivo',
  leaveSays: 'Las claves de este dispositivo se borran. Lo que se dijo se queda con quienes lo leyeron.',
  lostDevice: 'Si pierdes este dispositivo',
  lostDeviceSays:
    'Desde otro dispositivo tuyo, sácalo en la lista de participantes de la sala: no recibe nada nuevo, tampoco donde hablas a solas con ' +
    'alguien, y lo que ya está en él se puede seguir leyendo allí. Si era el único: ' +
    'sin un archivo que hayas guardado, nadie puede recuperar los mensajes antiguos, tampoco nosotros. Puedes volver a entrar con otro ' +
    'nombre; quien facilita el grupo, o alguien de él, puede responder por ti.',
  failed: 'No ha salido bien: la sala no responde. Vuelve a intentarlo, por favor.',
  compareWith: (name) => '¿El mismo número que ' + who(name) + '?',
  compareLead:
    'Necesitáis otra manera de hablar, por ejemplo una llamada. Con ella podéis llegar a saber quiénes sois. No tienes por qué hacerlo.',
  compareHow: 'Leeos los grupos, uno tras otro. En las dos pantallas tiene que verse lo mismo.',
  numberWith: (name) => 'Número de seguridad de ' + who(name) + ' y tú',
  row: String,
  match: 'Coinciden',
  noMatch: 'No coinciden',
  notNow: 'Ahora no',
  matched: (name) => 'Anotado: hoy has comparado con ' + who(name) + '.',
  different: 'No digas aún nada privado aquí. Díselo a quien facilita el grupo.',
  made: 'Cómo se obtiene este número',
  madeSays:
    'De las claves de todos los dispositivos que tenéis en esta sala esa persona y tú, el nombre de la sala y vuestros nombres, con 20.000 rondas ' +
    'de SHA-512 (PBKDF2). Cambia cuando se añade o se saca uno de esos dispositivos. Si alguien con claves propias estuviera entre vosotros, ' +
    'vuestros números serían distintos.',
  roomNumberTitle: '¿El mismo número para todo el grupo?',
  roomNumberLead:
    'En una sesión guiada alguien lee este número en voz alta, y cada cual mira si el suyo es el mismo. Nadie tiene que decir quién es.',
  roomNumberCaption: 'Número de esta sala',
  roomNumberDiffers: 'Si el tuyo es otro, no digas aún nada privado aquí, y díselo a quien facilita el grupo.',
  gone: 'Esta persona ya no está en la sala.',
  reportTitle: 'Avisar de mensajes',
  reportLead: '¿De qué mensajes? Solo se envían los que marques.',
  reportNone: 'Todavía no hay nada de lo que avisar.',
  reasonTitle: '¿Por qué?',
  reasons: [
    'Me preocupa esta persona',
    'Insultos o amenazas',
    'Deja ver quién es alguien',
    'Consejos que pueden hacer daño',
    'Ventas o publicidad',
    'Otra cosa',
  ],
  more: 'Algo más que la moderación deba saber (puede quedar vacío)',
  look: 'Ver lo que se envía',
  tickFirst: 'Marca al menos un mensaje y un motivo, por favor.',
  tooMany: (n) => 'Marca ' + n + ' mensajes como mucho, por favor.',
  previewTitle: '¿Enviar esto a la moderación?',
  previewLead: (n) =>
    (n === 1 ? 'Este mensaje, quién lo ha escrito' : 'Estos ' + n + ' mensajes, quién los ha escrito') +
    ', cuándo, y la prueba van a la moderación. Nada más de esta sala.',
  sendReport: 'Enviar el aviso',
  goBack: 'Volver',
  reason: 'Motivo: ',
  receiptTitle: 'Tu aviso se ha enviado',
  receipt:
    'Gracias. Alguien de la moderación lee tu aviso. A la otra persona no se le dice quién ha avisado. Sabrás que hemos decidido, no lo que ' +
    'se le ha dicho.',
  receiptNumber: (receipt) => 'Tu resguardo: ' + receipt,
  receiptPage: 'Mirar más tarde si se ha decidido',
  receiptKeep: 'Guarda la dirección de esa página: solo se muestra ahora, y nada más lleva hasta ella.',
  reportPictures:
    'Hay una imagen. También va a la moderación, y allí se ve borrosa hasta que alguien diga por qué necesita mirarla.',
  reportFailed: 'No se ha enviado: no se puede contactar ahora con la moderación. No se ha perdido nada; vuelve a intentarlo, por favor.',
  addPicture: 'Añadir una imagen',
  pictureLead:
    'Se dibuja de nuevo en este dispositivo antes de salir: ya no lleva lugar, fecha ni cámara. Lo que se ve en ella puede mostrar aun así ' +
    'quién es alguien.',
  pictureAlt: '¿Qué se ve en ella? Para quienes no pueden verla (puede quedar vacío)',
  pictureOut: 'Quitarla',
  pictureNone: 'Este archivo no es una imagen que este navegador pueda leer.',
  pictureLarge: 'Esta imagen es demasiado grande, también reducida.',
  pictureFailed: 'No se ha enviado: la imagen no se ha podido entregar. Las palabras y la imagen siguen aquí.',
  picture: 'Imagen',
  pictureShow: (alt) => 'Mostrar la imagen' + (alt === '' ? '' : ': ' + alt),
  pictureBad: 'Una imagen no se ha podido comprobar y no se muestra.',
  pictureAway: 'La imagen no se puede traer ahora, o ya no se conserva.',
  history: 'Llevar tus mensajes a otro dispositivo',
  historyTitle: '¿Llevarte tus mensajes?',
  historyLead:
    'Un archivo con los mensajes que este dispositivo puede leer, sellado con un código que solo tienes tú. Quien tenga las dos cosas puede ' +
    'leerlos; sin el código nadie puede abrir el archivo, tampoco nosotros. No se avisa a nadie de la sala.',
  historyMake: 'Hacer el archivo',
  historyNone: 'Todavía no hay mensajes en este dispositivo.',
  historyCode: 'Apunta este código. Solo se muestra ahora.',
  historySave: 'Guardar el archivo',
  historyBring: 'Traer mensajes de otro dispositivo',
  historyBringLead: 'Elige el archivo que guardaste allí y escribe su código.',
  historyFile: 'El archivo',
  historyEnter: 'El código',
  historyRead: 'Leer el archivo',
  historyRestored: (n) => (n === 1 ? 'Se ha añadido un mensaje.' : 'Se han añadido ' + n + ' mensajes.'),
  historyBadCode: 'Esto no es un código, o hay un error en él: 32 letras y cifras en grupos de cuatro.',
  historyWrong: 'El código no corresponde a este archivo, o el archivo se ha cambiado.',
  historyOther: 'Este archivo es de otra sala o de otra persona.',
  historyBack: 'Verlos',
  forget: 'Borrar los mensajes de este dispositivo',
  forgetTitle: '¿Borrar los mensajes de este dispositivo?',
  forgetLead:
    'Se borra lo que este dispositivo guarda de esta sala: todos los mensajes, y las líneas sobre quién entró y quién se fue. Solo un archivo ' +
    'que hayas guardado trae los mensajes de vuelta.',
  forgetAlone: 'Lo que has escrito a solas con alguien se queda. Se puede borrar allí.',
  forgetIn: 'Sigues en la sala y recibes lo que se diga a partir de ahora. Las palabras que aún no han salido se quedan, y salen.',
  forgetElsewhere: 'Lo que queda en otros sitios',
  forgetStays: [
    'Los dispositivos de otras personas, y otros tuyos, conservan lo que han leído.',
    'El servidor guarda los mensajes cifrados hasta que cada dispositivo los ha recogido, 30 días como mucho, y las imágenes 30 días. No puede leerlos.',
    'Un archivo que hayas guardado se queda donde lo pusiste, y se abre con su código.',
    'Aquello de lo que alguien ha avisado se queda en la moderación.',
  ],
  forgetDo: 'Borrarlos aquí',
  forgetDone: 'Borrados. Este dispositivo ya no guarda mensajes de esta sala.',
  forgetNone: 'Este dispositivo no guarda mensajes de esta sala.',
  forgetFailed: 'No se han borrado: no responde el lugar donde este dispositivo los guarda. No ha cambiado nada; vuelve a intentarlo, por favor.',
};
