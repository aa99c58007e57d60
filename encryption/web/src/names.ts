/** Names on the wire: `quietroom:{host}/{room}` and `quietroom:{host}/{room}/{pseudonym}`. */

/** Whether `uri` names a member of the room `room`. */
export function isMemberOf(uri: string, room: string): boolean {
  const rest = uri.startsWith(room + '/') ? uri.slice(room.length + 1) : '';
  return rest.length > 0 && rest.length <= 200 && !rest.includes('/');
}

/** Whether `device` is a device's name. */
export const isDevice = (device: string): boolean => /^[A-Za-z0-9_-]{16,64}$/.test(device);
