import type { SealedRoom } from '../room.ts';
import { compare, compareAll } from './compare.ts';
import { el } from './dom.ts';
import { forget } from './forgetpage.ts';
import type { Help } from './help.ts';
import { history } from './historypage.ts';
import { people } from './people.ts';
import { at, type Place } from './place.ts';
import { Reporting } from './reporting.ts';
import { present } from './roster.ts';
import { Talk } from './talk.ts';
import { texts } from './texts.ts';

/** One room on the page: its talk, or beside it one thing at a time. */
export class RoomPage {
  readonly element: HTMLElement;
  private readonly talk: Talk;
  private readonly notice = el('div', { class: 'say', hidden: true });
  private readonly aside = el('section', { id: 'aside', class: 'page', hidden: true, 'aria-labelledby': 'title' });
  private readonly reporting: Reporting;
  private said = '';
  private ofThisRoom = true;

  /** @param links what stands in the bar beside the room's own places */
  constructor(
    readonly room: SealedRoom,
    readonly place: Place,
    limit: number,
    private readonly heading: HTMLElement,
    links: HTMLElement[],
    help: Help,
  ) {
    this.talk = new Talk(room, place, limit, links, help);
    this.reporting = new Reporting(room, (title, body, focus) => this.beside(title, body, focus));
    this.element = el('div', { class: 'place' }, this.notice, this.talk.element, this.aside);
  }

  draw(): void {
    const before = document.activeElement;
    this.drawAll();
    // What had the focus is gone, such as the field of somebody who was taken out: the heading has it then.
    const lost = before !== null && this.element.contains(before) && before.getClientRects().length === 0;
    if (this.element.isConnected && (lost || (before !== document.body && !before?.isConnected))) this.heading.focus();
  }

  private drawAll(): void {
    this.talk.draw(this.room.connected || this.room.kept.phase !== 'in' ? '' : texts.away);
    if (this.element.isConnected && !this.talk.element.hidden && !document.hidden) void this.room.memory.shown().catch(() => undefined);
    const state = this.room.trouble ?? this.room.kept.phase;
    if (state === this.said) return;
    this.said = state;
    const [text, act, acted] = this.about(state);
    const button = act !== '' && el('button', { type: 'button', click: acted }, act);
    this.notice.replaceChildren(el('p', { role: 'status' }, text), button || '');
    this.notices(this.ofThisRoom);
  }

  private about(state: string): [string, string, () => void] {
    const reload = (): void => location.reload();
    const again = (): void => {
      void this.room.again().then(reload, reload);
    };
    const { other } = this.place;
    switch (state) {
      case 'overtaken':
        return [texts.elsewhere, texts.useHere, reload];
      case 'log':
        return [texts.changedList, '', reload];
      case 'room':
        return [texts.otherRoom, '', reload];
      case 'waiting':
      case 'new':
        return [other === undefined ? texts.waiting : texts.waitingAlone(other), '', reload];
      case 'stranger':
        return [texts.stranger, texts.again, () => location.assign('/')];
      case 'out':
        return [texts.out, texts.again, again];
      case 'ended':
        return [texts.ended, texts.again, again];
      case 'lost':
        return [texts.lost, texts.again, again];
      default:
        return ['', '', reload];
    }
  }

  /** Shows what the rest of an address names. */
  go(what: string, id: string | undefined): void {
    switch (what) {
      case 'people':
        return this.soon(this.place.other === undefined ? texts.people : texts.devices, people(this.room, this.place));
      case 'compare': {
        const member = present(this.room).find((p) => p.id === id);
        if (member === undefined) return this.beside(texts.people, [el('p', {}, texts.gone)]);
        return this.soon(texts.compareWith(member.name), compare(this.room, this.place, member));
      }
      case 'room-number':
        return this.soon(texts.roomNumberTitle, compareAll(this.room));
      case 'history':
        return this.beside(texts.historyTitle, history(this.room));
      case 'delete':
        return this.beside(texts.forgetTitle, forget(this.room, this.place));
      case 'report':
        return this.reporting.choose();
      default:
        this.aside.hidden = true;
        this.talk.element.hidden = false;
        this.notices(true);
        this.heading.textContent = this.place.title;
        this.draw();
        this.toTop();
        this.heading.focus();
    }
  }

  /** What stands above everything, such as that this device is out, is seen wherever the reader was before. */
  private toTop(): void {
    this.element.closest('main')?.scrollTo(0, 0);
  }

  /** Shows a place once it is made, unless the reader has gone elsewhere. */
  private soon(heading: string, body: Promise<HTMLElement[]>): void {
    const asked = location.hash;
    void body.then((made) => location.hash === asked && this.beside(heading, made));
  }

  /** That this device is not in this room any more would mislead beside what is about other rooms. */
  private notices(ofThisRoom: boolean): void {
    this.ofThisRoom = ofThisRoom;
    this.notice.hidden = this.notice.textContent === '' || (!ofThisRoom && ['out', 'ended', 'lost'].includes(this.said));
  }

  /**
   * @param focus where the reader is then; the heading unless said otherwise
   * @param ofThisRoom whether it is about this room
   */
  beside(heading: string, body: HTMLElement[], focus: HTMLElement = this.heading, ofThisRoom = true): void {
    this.heading.textContent = heading;
    this.notices(ofThisRoom);
    this.aside.replaceChildren(el('p', {}, el('a', { href: at(this.place, '') }, texts.back(this.place.title))), ...body);
    this.talk.element.hidden = true;
    this.aside.hidden = false;
    window.scrollTo(0, 0);
    this.toTop();
    focus.focus();
  }
}
