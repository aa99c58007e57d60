import { concat, number, own, prefixed, utf8, type Bytes } from './bytes.ts';
import { saltOf } from './franking.ts';
import { MAX_REPORTED } from './limits.ts';
import { demand } from './refusal.ts';
import { suite } from './suite.ts';

/** A message as it was received, with the hub's frank. */
export interface Proven {
  /** The URI of who said it. */
  readonly member: string;
  readonly body: string;
  /** What was encrypted; it begins with the salt. */
  readonly content: Bytes;
  readonly frank: Bytes;
  readonly at: number;
  readonly sequence: number;
}

/** What the hub answers to a report. */
export interface Receipt {
  readonly receipt: string;
  /** The page about it; undefined if this server shows members none. */
  readonly page?: string;
}

const INFO = 'quietroom report v1';

/** A report: these messages and nothing else of the room, which only the moderators' key opens. */
export async function sealReport(messages: Proven[], words: string, moderators: Uint8Array): Promise<Bytes> {
  demand(messages.length > 0 && messages.length <= MAX_REPORTED, 'size', 'messages in a report');
  demand(moderators.length === 32, 'format', "moderators' key");
  const { hpke } = await suite();
  const plain = concat(
    number(1, 1),
    number(messages.length, 1),
    ...messages.flatMap((m) => [
      saltOf(m.content),
      prefixed(utf8(m.member.slice(m.member.lastIndexOf('/') + 1))),
      prefixed(utf8(m.body)),
      frankOf(m),
      number(m.at, 8),
      number(m.sequence, 8),
    ]),
    prefixed(utf8(words)),
  );
  const key = await hpke.importPublicKey(own(moderators));
  const sealed = await hpke.seal(key, plain, utf8(INFO));
  return concat(sealed.enc, sealed.ct);
}

function frankOf(message: Proven): Bytes {
  demand(message.frank.length === 36, 'frank', 'length');
  return message.frank;
}
