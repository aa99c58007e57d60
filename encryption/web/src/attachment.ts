import { base64, unbase64, utf8, type Bytes } from './bytes.ts';

/** A file that a message names: where its ciphertext is, what opens it, and what it must be. */
export interface Attachment {
  readonly id: string;
  /** Of the whole ciphertext, in bytes. */
  readonly size: number;
  readonly key: Bytes;
  readonly sha256: Bytes;
  readonly type: string;
  readonly name: string;
}

const MARK = '\u001e';
const FORM = /^quietroom-attachment:1:([A-Za-z0-9_-]{16,64}):([1-9][0-9]{0,8}):([A-Za-z0-9_-]{43}):([A-Za-z0-9_-]{43}):([^:]*):([^:]*)$/;
const MOST = 10;
const LONGEST_TYPE = 100;
const LONGEST_NAME = 255;

/** The body of a message with files. */
export function withAttachments(words: string, files: readonly Attachment[]): string {
  const lines = files.map((f) => {
    const [key, hash] = [base64(f.key), base64(f.sha256)];
    return MARK + ['quietroom-attachment:1', f.id, f.size, key, hash, encode(f.type), encode(cut(f.name))].join(':');
  });
  return words.replaceAll(MARK, ' ') + lines.join('');
}

/** Words and files of a body; what does not have the form all through is words as it stands. */
export function split(body: string): { words: string; files: Attachment[] } {
  const [words, ...lines] = body.split(MARK);
  const files = lines.map(read);
  const good = files.every((f) => f !== undefined) && files.length <= MOST;
  return good ? { words: words!, files: files as Attachment[] } : { words: body, files: [] };
}

function read(line: string): Attachment | undefined {
  const found = FORM.exec(line);
  if (found === null) return undefined;
  try {
    const [, id, size, key, sha256] = found as unknown as [string, string, string, string, string];
    const [type, name] = [decodeURIComponent(found[5]!), decodeURIComponent(found[6]!)];
    if (utf8(type).length > LONGEST_TYPE || utf8(name).length > LONGEST_NAME) return undefined;
    return { id, size: Number(size), key: unbase64(key), sha256: unbase64(sha256), type, name };
  } catch {
    return undefined;
  }
}

/** Percent-encoded, everything but RFC 3986's unreserved characters. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase());

function cut(name: string): string {
  let all = name;
  while (utf8(all).length > LONGEST_NAME) all = [...all].slice(0, -1).join('');
  return all;
}
