import { same } from './bytes.ts';
import { decode } from './framing.ts';
import { identityOf, type Identity } from './identity.ts';
import { decryptSenderData, emptyPskIndex, processPrivateMessage, type ClientState, type PrivateMessage } from './mls.ts';
import { Refusal, demand } from './refusal.ts';
import { suite } from './suite.ts';
import { leavesOf } from './tree.ts';

/** The frame of a private message for this group, of this kind; what is inside is not known yet. */
export function received(state: ClientState, bytes: Uint8Array, kind: 'application' | 'commit', limit: number): PrivateMessage {
  const message = decode(bytes, limit);
  demand(same(message.groupId, state.groupContext.groupId), 'group', 'another group');
  demand(message.contentType === kind, 'kind', 'not ' + kind);
  return message;
}

/** Whom the frame names. To be believed only after the message was processed: only then is the signature checked. */
export async function senderOf(state: ClientState, message: PrivateMessage): Promise<Identity> {
  const current = message.epoch === state.groupContext.epoch;
  const past = state.historicalReceiverData.get(message.epoch);
  demand(current || past !== undefined, 'epoch', 'unknown epoch');
  const secret = current ? state.keySchedule.senderDataSecret : past!.senderDataSecret;
  const tree = current ? state.ratchetTree : past!.ratchetTree;
  const cs = await suite();
  const data = await decryptSenderData(message, secret, cs).catch(() => undefined);
  demand(data !== undefined, 'cryptography', 'sender data');
  const leaf = leavesOf(tree).get(data.leafIndex);
  demand(leaf !== undefined, 'sender', 'blank leaf');
  demand(!current || data.leafIndex !== state.privatePath.leafIndex, 'sender', 'this device itself');
  return identityOf(leaf);
}

/** Opens a message and checks its signature; `decide` says whether a commit is taken over. */
export async function processed(
  state: ClientState,
  message: PrivateMessage,
  decide: NonNullable<Parameters<typeof processPrivateMessage>[4]>,
): Promise<Awaited<ReturnType<typeof processPrivateMessage>>> {
  try {
    return await processPrivateMessage(state, message, emptyPskIndex, await suite(), decide);
  } catch (cause) {
    throw new Refusal('cryptography', cause instanceof Error ? cause.constructor.name : 'unknown');
  }
}
