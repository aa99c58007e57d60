import { concat, hmac, prefixed, random, Reader, same, text, utf8, type Bytes } from './bytes.ts';
import { MAX_BODY } from './limits.ts';
import { Refusal, demand } from './refusal.ts';

/** The words of a message with who said them where, as they are encrypted and as a report shows them. */
export interface Content {
  readonly sender: string;
  readonly room: string;
  readonly body: string;
}

const SALT = 16;
/** SafeAAD with one item: component 0xF0A1, which is private use, and 32 bytes. */
const FRAME = new Uint8Array([0x23, 0xf0, 0xa1, 0x20]);

/** The content's bytes with a fresh salt, and the authenticated data with the tag that commits to them. */
export async function frank(content: Content): Promise<{ bytes: Bytes; authenticated: Bytes }> {
  demand(utf8(content.body).length <= MAX_BODY, 'size', 'words');
  const salt = random(SALT);
  const bytes = concat(
    salt,
    prefixed(utf8(content.sender)),
    prefixed(utf8(content.room)),
    prefixed(utf8(content.body)),
  );
  return { bytes, authenticated: concat(FRAME, await hmac(salt, bytes)) };
}

/**
 * The receiver's check, which every message must pass before it is shown: the tag is that of the content, the sender the one
 * whose leaf signed, the room this one. Without it a report could not be believed.
 */
export async function recheck(
  bytes: Uint8Array,
  authenticated: Uint8Array,
  sender: string,
  room: string,
): Promise<Content> {
  demand(authenticated.length === 36 && same(authenticated.subarray(0, 4), FRAME), 'frank', 'frame');
  demand(bytes.length >= SALT, 'frank', 'content');
  const tag = await hmac(bytes.slice(0, SALT), bytes);
  demand(same(tag, authenticated.subarray(4)), 'frank', 'tag');
  const content = read(bytes);
  demand(content.sender === sender, 'frank', 'sender');
  demand(content.room === room, 'frank', 'room');
  return content;
}

function read(bytes: Uint8Array): Content {
  try {
    const reader = new Reader(bytes);
    reader.take(SALT);
    const content = { sender: text(reader.prefixed()), room: text(reader.prefixed()), body: text(reader.prefixed()) };
    reader.end();
    return content;
  } catch {
    throw new Refusal('frank', 'content');
  }
}
