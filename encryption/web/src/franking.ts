import { concat, hmac, own, prefixed, random, same, text, utf8, type Bytes } from './bytes.ts';
import { MAX_BODY } from './limits.ts';
import { Refusal, demand } from './refusal.ts';

/** The words of a message with who said them where: what its sender commits to. */
export interface Content {
  readonly sender: string;
  readonly room: string;
  readonly body: string;
}

const SALT = 16;
/** SafeAAD with one item: component 0xF0A1, which is private use, and 32 bytes. */
const FRAME = new Uint8Array([0x23, 0xf0, 0xa1, 0x20]);

/** What is encrypted, a fresh salt and the words, and the authenticated data with the tag that commits to the whole content. */
export async function frank(content: Content): Promise<{ bytes: Bytes; authenticated: Bytes }> {
  const body = utf8(content.body);
  demand(body.length <= MAX_BODY, 'size', 'words');
  const salt = random(SALT);
  const tag = await tagOf(salt, content.sender, content.room, body);
  return { bytes: concat(salt, body), authenticated: concat(FRAME, tag) };
}

/**
 * The receiver's check, which every message must pass before it is shown: the tag is that of these words by the one whose leaf
 * signed, in this room. Without it a report could not be believed.
 */
export async function recheck(
  bytes: Uint8Array,
  authenticated: Uint8Array,
  sender: string,
  room: string,
): Promise<Content> {
  demand(authenticated.length === 36 && same(authenticated.subarray(0, 4), FRAME), 'frank', 'frame');
  demand(bytes.length >= SALT, 'frank', 'content');
  const body = bytes.subarray(SALT);
  demand(same(await tagOf(saltOf(bytes), sender, room, body), authenticated.subarray(4)), 'frank', 'tag');
  return { sender, room, body: read(body) };
}

/** The salt of what was encrypted. */
export const saltOf = (bytes: Uint8Array): Bytes => own(bytes.subarray(0, SALT));

function tagOf(salt: Bytes, sender: string, room: string, body: Uint8Array): Promise<Bytes> {
  return hmac(salt, concat(salt, prefixed(utf8(sender)), prefixed(utf8(room)), prefixed(body)));
}

function read(body: Uint8Array): string {
  try {
    return text(body);
  } catch {
    throw new Refusal('frank', 'content');
  }
}
