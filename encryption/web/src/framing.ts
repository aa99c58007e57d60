import { own, type Bytes } from './bytes.ts';
import { decodeMlsMessage, encodeMlsMessage, type PrivateMessage } from './mls.ts';
import { demand } from './refusal.ts';

/** A private message as it goes over the wire. */
export function encode(privateMessage: PrivateMessage): Bytes {
  return own(encodeMlsMessage({ version: 'mls10', wireformat: 'mls_private_message', privateMessage }));
}

/** Reads a private message, which is all of `bytes` and not longer than `limit`. */
export function decode(bytes: Uint8Array, limit: number): PrivateMessage {
  demand(bytes.length <= limit, 'size', 'message');
  let decoded;
  try {
    decoded = decodeMlsMessage(bytes, 0);
  } catch {
    decoded = undefined;
  }
  demand(decoded !== undefined && decoded[1] === bytes.length, 'format', 'message');
  demand(decoded[0].wireformat === 'mls_private_message', 'kind', 'not a private message');
  return decoded[0].privateMessage;
}
