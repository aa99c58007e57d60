import type { Hub, HubPair, HubRoom } from './hub.ts';
import { idOf, isMemberOf, pairOf, privateRoom } from './names.ts';
import { demand } from './refusal.ts';

/**
 * What the hub says of the room: only if it is the room that was asked for, with this member in it, and no other than before.
 *
 * @throws Refusal with reason `room`
 */
export async function ask(hub: Hub, expects?: (room: string) => boolean, before?: HubRoom): Promise<HubRoom> {
  const found = await hub.call<HubRoom>('room', {});
  demand(expects === undefined || expects(found.room), 'room', 'another room');
  demand(isMemberOf(found.you, found.room), 'room', 'not a member');
  demand(before === undefined || (found.room === before.room && found.you === before.you), 'room', 'another room than before');
  return found;
}

/** Whether a name is that of the room with this key at whatever host, and of no private room. */
export function isRoomOf(key: string): (room: string) => boolean {
  const encoded = encodeURIComponent(key).replace(/[!'()*]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase());
  return (room) => {
    const [scheme, ...parts] = room.split(/[:/]/);
    return scheme === 'quietroom' && parts.length === 2 && parts[1] === encoded && pairOf(room) === undefined;
  };
}

/** Of the private rooms that the hub lists, those whose names are what they must be for these two. */
export function pairsOf(listed: readonly HubPair[], room: string, you: string): HubPair[] {
  return listed.filter((p) => isMemberOf(p.member, room) && p.member !== you && p.room === privateRoom(room, idOf(you), idOf(p.member)));
}
