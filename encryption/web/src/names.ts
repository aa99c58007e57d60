/**
 * Names on the wire: `quietroom:{host}/{room}` and `quietroom:{host}/{room}/{pseudonym}`. The private room of two members is
 * `quietroom:{host}/{room}~{pseudonym}~{pseudonym}`, the smaller one first.
 */

/** Whether `uri` names a member of the room `room`: of a private room, one of the two in its name. */
export function isMemberOf(uri: string, room: string): boolean {
  const rest = uri.startsWith(room + '/') ? uri.slice(room.length + 1) : '';
  const pair = pairOf(room);
  return rest.length > 0 && rest.length <= 200 && !rest.includes('/') && (pair === undefined || pair.includes(rest));
}

/** The two of a private room; undefined for any other room. */
export function pairOf(room: string): [string, string] | undefined {
  const found = /~([0-9a-f]{32})~([0-9a-f]{32})$/.exec(room);
  return found?.[1] !== undefined && found[2] !== undefined && found[1] < found[2] ? [found[1], found[2]] : undefined;
}

/** The private room of two members of `room`. */
export const privateRoom = (room: string, one: string, other: string): string =>
  room + '~' + [one, other].sort().join('~');

/** A member's pseudonym, as their name ends. */
export const idOf = (member: string): string => member.slice(member.lastIndexOf('/') + 1);

/** The host that a name of a room or of a member begins with. */
export const hostOf = (name: string): string => name.slice(name.indexOf(':') + 1, name.indexOf('/'));

/** Whether `device` is a device's name. */
export const isDevice = (device: string): boolean => /^[A-Za-z0-9_-]{16,64}$/.test(device);
