import { same } from '../bytes.ts';
import { safetyNumber } from '../safety.ts';
import type { SealedRoom } from '../room.ts';
import { avatar, day, el } from './dom.ts';
import { at, privately, type Place } from './place.ts';
import { present, type Present } from './roster.ts';
import { texts } from './texts.ts';

/** Who is in the room, with what devices, and whether numbers were compared. */
export async function people(room: SealedRoom, place: Place): Promise<HTMLElement[]> {
  const all = present(room);
  const devices = all.reduce((sum, p) => sum + p.devices.length, 0);
  const list = el('ul', { class: 'people' });
  for (const member of all) list.append(await row(room, place, member));
  return [
    el('p', {}, texts.peopleLead(texts.size(all.length, devices))),
    list,
    place.other === undefined
      ? el('p', {}, el('a', { href: at(place, 'room-number') }, texts.roomNumber))
      : el('p', { class: 'aside' }, texts.privateSeen),
    ...own(room, place),
    el('details', {}, el('summary', {}, texts.lostDevice), el('p', {}, texts.lostDeviceSays)),
  ];
}

async function row(room: SealedRoom, place: Place, member: Present): Promise<HTMLElement> {
  const own = member.uri === room.kept.you;
  const facts = own ? texts.devicesOf(member.devices.length) : texts.devicesOf(member.devices.length) + ' · ' + (await state(room, member));
  return el(
    'li',
    {},
    avatar(member.uri),
    el('span', {}, el('b', {}, member.name), own && ' (' + texts.you + ')', ' ', el('span', { class: 'aside' }, facts)),
    !own && el('a', { href: at(place, 'compare/' + member.id) }, texts.compare(member.name)),
    !own && place.other === undefined && el('a', { href: at(privately(member.uri, member.name), '') }, texts.writeAlone(member.name)),
  );
}

async function state(room: SealedRoom, member: Present): Promise<string> {
  const compared = room.kept.compared[member.uri];
  if (compared === undefined) return texts.notCompared;
  const now = await numberWith(room, member);
  return now.join(' ') === compared.number ? texts.comparedOn(day(compared.at)) : texts.changedSince;
}

export function numberWith(room: SealedRoom, member: Present): Promise<string[]> {
  const mine = present(room).find((p) => p.uri === room.kept.you)!.devices;
  return safetyNumber(room.keeper.room, mine, member.devices);
}

function own(room: SealedRoom, place: Place): HTMLElement[] {
  const { kept, keeper } = room;
  const status = el('p', { role: 'status' });
  const act = (device: string) => () => {
    room.leave(device).then(
      () => location.assign(at(place, '')),
      () => (status.textContent = texts.failed),
    );
  };
  const devices = [...keeper.log.devices().values()].filter((d) => d.member === kept.you && d.active);
  const items = devices.map((d) =>
    d.device === kept.device
      ? el('li', {}, texts.thisDevice)
      : el(
          'li',
          {},
          texts.otherDevice(day(d.since)),
          ' ',
          el('button', { type: 'button', click: act(d.device) }, texts.remove),
          el('span', { class: 'aside' }, place.other === undefined ? texts.removeAllSays : texts.removeSays),
        ),
  );
  const inside = [...(keeper.group?.members().values() ?? [])].some((i) => same(i.signatureKey, kept.publicKey));
  return [
    el('p', {}, el('a', { href: at(place, 'history') }, texts.history)),
    el('p', {}, el('a', { href: at(place, 'delete') }, texts.forget)),
    el('h2', {}, texts.yourDevices),
    el('ul', { class: 'devices' }, ...items),
    el('p', {}, inside && el('button', { type: 'button', click: act(kept.device) }, texts.leave)),
    el('p', { class: 'aside' }, inside && texts.leaveSays),
    status,
  ];
}
