import type { Identity } from '../identity.ts';
import type { SealedRoom } from '../room.ts';

/** A member with the devices that are in the group now. */
export interface Present {
  readonly uri: string;
  readonly id: string;
  readonly name: string;
  readonly devices: Identity[];
}

/** Everybody in the group, by name; this member first. */
export function present(room: SealedRoom): Present[] {
  const { kept, keeper } = room;
  const devices = [...(keeper.group?.members().values() ?? [])];
  const uris = [...new Set(devices.map((d) => d.uri))];
  return uris
    .map((uri) => ({
      uri,
      id: uri.slice(uri.lastIndexOf('/') + 1),
      name: uri === kept.you ? room.hubRoom.name : nameOf(room, uri),
      devices: devices.filter((d) => d.uri === uri),
    }))
    .sort((a, b) => Number(b.uri === kept.you) - Number(a.uri === kept.you) || a.name.localeCompare(b.name));
}

export function nameOf(room: SealedRoom, uri: string): string {
  if (uri === room.kept.you) return room.hubRoom.name;
  return room.kept.names[uri] ?? room.hubRoom.devices.find((d) => d.member === uri)?.name ?? '';
}
