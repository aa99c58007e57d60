import type { SealedRoom } from '../room.ts';
import { compare, compareAll } from './compare.ts';
import { el } from './dom.ts';
import { people } from './people.ts';
import { Reporting } from './reporting.ts';
import { present } from './roster.ts';
import { Talk } from './talk.ts';
import { texts } from './texts.ts';

/** The whole page: the room, and beside it one place at a time by the address's fragment. */
export class RoomPage {
  private readonly talk: Talk;
  private readonly notice = el('div', { class: 'say', hidden: true });
  private readonly aside = el('section', { id: 'aside', class: 'page', hidden: true, 'aria-labelledby': 'title' });
  private readonly heading = document.getElementById('title')!;
  private readonly reporting: Reporting;
  private said = '';

  constructor(
    private readonly room: SealedRoom,
    private readonly root: HTMLElement,
    private readonly title: string,
    limit: number,
  ) {
    this.talk = new Talk(room, limit);
    this.reporting = new Reporting(room, (heading, body) => this.beside(heading, body));
  }

  start(): void {
    this.root.replaceChildren(this.notice, this.talk.element, this.aside);
    window.addEventListener('hashchange', () => this.go());
    this.draw();
    if (location.hash !== '') this.go();
  }

  /** Another page goes on: this one shows so and does nothing more. */
  stop(): void {
    this.room.close();
    this.draw();
  }

  draw(): void {
    this.talk.draw(this.room.connected || this.room.kept.phase !== 'in' ? '' : texts.away);
    const state = this.room.trouble ?? this.room.kept.phase;
    if (state === this.said) return;
    this.said = state;
    const [text, act, acted] = this.about(state);
    this.notice.hidden = text === '';
    const button = act !== '' && el('button', { type: 'button', click: acted }, act);
    this.notice.replaceChildren(el('p', { role: 'status' }, text), button || '');
  }

  private about(state: string): [string, string, () => void] {
    const reload = (): void => location.reload();
    const again = (): void => {
      void this.room.again().then(reload, reload);
    };
    switch (state) {
      case 'overtaken':
        return [texts.elsewhere, texts.useHere, reload];
      case 'log':
        return [texts.changedList, '', reload];
      case 'waiting':
      case 'new':
        return [texts.waiting, '', reload];
      case 'out':
        return [texts.out, texts.again, again];
      case 'lost':
        return [texts.lost, texts.again, again];
      default:
        return ['', '', reload];
    }
  }

  private go(): void {
    const [place, id] = decodeURIComponent(location.hash.slice(1)).split('/');
    switch (place) {
      case 'people':
        return this.soon(texts.people, people(this.room));
      case 'compare': {
        const member = present(this.room).find((p) => p.id === id);
        if (member === undefined) return this.beside(texts.people, [el('p', {}, texts.gone)]);
        return this.soon(texts.compareWith(member.name), compare(this.room, member));
      }
      case 'room-number':
        return this.soon(texts.roomNumberTitle, compareAll(this.room));
      case 'report':
        return this.reporting.choose();
      default:
        this.aside.hidden = true;
        this.talk.element.hidden = false;
        this.heading.textContent = this.title;
        this.draw();
        this.heading.focus();
    }
  }

  /** Shows a place once it is made, unless the reader has gone elsewhere. */
  private soon(heading: string, body: Promise<HTMLElement[]>): void {
    const asked = location.hash;
    void body.then((made) => location.hash === asked && this.beside(heading, made));
  }

  private beside(heading: string, body: HTMLElement[]): void {
    this.heading.textContent = heading;
    this.aside.replaceChildren(el('p', {}, el('a', { href: '#' }, texts.back(this.title))), ...body);
    this.talk.element.hidden = true;
    this.aside.hidden = false;
    this.heading.focus();
    window.scrollTo(0, 0);
  }
}
