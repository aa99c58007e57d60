import { own, utf8, type Bytes } from '../src/bytes.ts';
import { Group } from '../src/group.ts';
import { decodeWelcome, join, packageFor } from '../src/join.ts';
import { encodePackage, makePackage, type Packaged } from '../src/packages.ts';
import type { Identity, Vouching } from '../src/identity.ts';
import { suite } from '../src/suite.ts';

export const NOW = Math.floor(Date.now() / 1000);
export const everybody: Vouching = () => true;
export const uri = (name: string): string => 'quietroom:lounge/evening-room/' + name;

/** A device of a test, with its group as it stands. */
export interface Person {
  readonly identity: Identity;
  readonly mine: Packaged;
  readonly packed: Bytes;
  group: Group;
}

export async function device(name: string): Promise<Omit<Person, 'group'>> {
  const keys = await (await suite()).signature.keygen();
  const mine = await makePackage(uri(name), keys, NOW);
  return { identity: { uri: uri(name), signatureKey: keys.publicKey }, mine, packed: encodePackage(mine.open) };
}

export async function founder(name: string): Promise<Person> {
  const made = await device(name);
  return { ...made, group: await Group.create(utf8('a group of a test'), made.mine, everybody) };
}

/** `by` adds a device; the others in `room` take it over. */
export async function admit(by: Person, room: Person[], name: string, vouches: Vouching = everybody): Promise<Person> {
  const made = await device(name);
  const proposed = await by.group.add([made.packed], NOW);
  for (const other of room) if (other !== by) other.group = (await other.group.apply(proposed.commit)).group;
  by.group = proposed.next;
  const welcome = decodeWelcome(proposed.welcome!);
  const joined = { ...made, group: await join(welcome, (await packageFor(welcome, [made.mine]))!, proposed.tree, vouches) };
  room.push(joined);
  return joined;
}

/** `by` removes somebody; the others, and whoever is removed, take it over. */
export async function expel(by: Person, room: Person[], who: Person): Promise<void> {
  const proposed = await by.group.remove([who.identity]);
  for (const other of room) if (other !== by) other.group = (await other.group.apply(proposed.commit)).group;
  by.group = proposed.next;
  room.splice(room.indexOf(who), 1);
}

/** Stored and read again, as a reload does. */
export const reloaded = (group: Group): Group => Group.decode(own(group.encode()), everybody);
