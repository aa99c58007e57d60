import type { Attachment } from './attachment.ts';
import { base64, concat, prefixed, random, same, sha256, unbase64, utf8, type Bytes } from './bytes.ts';
import type { Hub } from './hub.ts';
import type { Keeper } from './keeper.ts';
import { MAX_ATTACHMENT } from './limits.ts';
import { demand } from './refusal.ts';
import { openStream, SEGMENT, sealStream } from './streaming.ts';

/** Carries files of a room: as ciphertext, in pieces, each under a key of its own that only the message tells. */
export class Files {
  constructor(
    private readonly hub: Hub,
    private readonly keeper: Keeper,
  ) {}

  /** Encrypts a file and hands it to the hub; what is returned belongs into a message. */
  async put(plain: Uint8Array, type: string, name: string): Promise<Attachment> {
    const [id, key] = [base64(random(24)), random(32)];
    const sealed = await sealStream(key, plain, this.context(id));
    demand(sealed.length <= MAX_ATTACHMENT, 'size', 'attachment');
    const { device } = this.keeper.kept;
    for (let place = 0; place * SEGMENT < sealed.length; place++) {
      const bytes = base64(sealed.subarray(place * SEGMENT, (place + 1) * SEGMENT));
      await this.hub.call('attach', { device, attachment: id, size: sealed.length, place, bytes });
    }
    return { id, size: sealed.length, key, sha256: await sha256(sealed), type, name };
  }

  /** Fetches a file; nothing of it is decrypted unless the whole has the digest that the message told. */
  async get(file: Attachment): Promise<Bytes> {
    demand(file.size <= MAX_ATTACHMENT, 'size', 'attachment');
    const { device } = this.keeper.kept;
    const pieces: Bytes[] = [];
    for (let place = 0; place * SEGMENT < file.size; place++) {
      const asked = { device, attachment: file.id, place };
      const piece = unbase64((await this.hub.call<{ bytes: string }>('attachment', asked)).bytes);
      demand(piece.length === Math.min(SEGMENT, file.size - place * SEGMENT), 'size', 'piece of an attachment');
      pieces.push(piece);
    }
    const sealed = concat(...pieces);
    demand(same(await sha256(sealed), file.sha256), 'cryptography', 'digest of an attachment');
    return openStream(file.key, sealed, this.context(file.id));
  }

  private context(id: string): Bytes {
    return concat(utf8('quietroom attachment v1'), prefixed(utf8(this.keeper.room)), prefixed(utf8(id)));
  }
}
