import { concat, number, own, prefixed, random, Reader, text, utf8, type Bytes } from './bytes.ts';
import { saltOf } from './franking.ts';
import type { Item } from './kept.ts';
import { MAX_BACKUP } from './limits.ts';
import { isMemberOf } from './names.ts';
import { demand, Refusal } from './refusal.ts';

const MAGIC = utf8('QRB1');
const SALT = 32;
const NONCE = 12;
const HEAD = MAGIC.length + SALT + NONCE;

export type Message = Extract<Item, { kind: 'message' }>;

/** Whose history it is. */
export interface Owner {
  readonly room: string;
  readonly member: string;
}

/** A member's own messages, sealed under the secret of a recovery code. */
export async function sealBackup(owner: Owner, at: number, messages: readonly Message[], secret: Uint8Array): Promise<Bytes> {
  const kept = messages.slice(-MAX_BACKUP);
  const plain = concat(
    prefixed(utf8(owner.room)),
    prefixed(utf8(owner.member)),
    number(at, 8),
    number(kept.length, 4),
    ...kept.flatMap((m) => [number(m.sequence, 8), number(m.at, 8), prefixed(utf8(m.name)), m.frank, ...said(m)]),
  );
  const head = concat(MAGIC, random(SALT), random(NONCE));
  const key = await keyOf(head, secret, 'encrypt');
  return concat(head, new Uint8Array(await crypto.subtle.encrypt(how(head), key, plain)));
}

/** The messages of a backup, oldest first; refused if the code does not open it, or it is of another room or member. */
export async function openBackup(owner: Owner, sealed: Uint8Array, secret: Uint8Array): Promise<Message[]> {
  const head = own(sealed.subarray(0, HEAD));
  demand(sealed.length > HEAD && text(head.subarray(0, 4)) === 'QRB1', 'format', 'backup');
  const key = await keyOf(head, secret, 'decrypt');
  const opened = await crypto.subtle.decrypt(how(head), key, own(sealed.subarray(HEAD))).catch(() => undefined);
  demand(opened !== undefined, 'cryptography', 'backup');
  try {
    return read(owner, new Reader(new Uint8Array(opened)));
  } catch (cause) {
    throw cause instanceof Refusal ? cause : new Refusal('format', 'backup');
  }
}

function read(owner: Owner, reader: Reader): Message[] {
  const [room, member] = [text(reader.prefixed()), text(reader.prefixed())];
  demand(room === owner.room && member === owner.member, 'roster', 'backup of another room or member');
  reader.number(8);
  const count = Number(reader.number(4));
  demand(count <= MAX_BACKUP, 'size', 'messages in a backup');
  const messages: Message[] = [];
  for (let i = 0; i < count; i++) messages.push(message(owner, reader));
  reader.end();
  return messages;
}

function message(owner: Owner, reader: Reader): Message {
  const [sequence, at] = [Number(reader.number(8)), Number(reader.number(8))];
  const name = text(reader.prefixed());
  const frank = reader.take(36);
  const salt = reader.take(16);
  const [sender, body] = [text(reader.prefixed()), reader.prefixed()];
  demand(Number.isSafeInteger(sequence) && Number.isSafeInteger(at), 'format', 'line of a backup');
  demand(isMemberOf(sender, owner.room), 'roster', 'line of a backup');
  const mine = sender === owner.member;
  return { kind: 'message', sequence, at, member: sender, name, own: mine, body: text(body), content: concat(salt, body), frank };
}

/** Salt, sender and words. */
const said = (m: Message): Bytes[] => [saltOf(m.content), prefixed(utf8(m.member)), prefixed(m.content.subarray(16))];

const how = (head: Bytes) => ({ name: 'AES-GCM', iv: head.slice(HEAD - NONCE), additionalData: head });

async function keyOf(head: Bytes, secret: Uint8Array, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  const input = await crypto.subtle.importKey('raw', own(secret), 'HKDF', false, ['deriveKey']);
  const params = { name: 'HKDF', hash: 'SHA-256', salt: head.slice(4, 4 + SALT), info: utf8('quietroom backup v1') };
  return crypto.subtle.deriveKey(params, input, { name: 'AES-GCM', length: 256 }, false, [use]);
}
