import { Refusal } from '../refusal.ts';
import type { SealedRoom } from '../room.ts';
import { avatar, el } from './dom.ts';
import type { Facts } from './facts.ts';
import { Help } from './help.ts';
import { Pairs } from './pairs.ts';
import { at, privately } from './place.ts';
import { RoomPage } from './roompage.ts';
import { nameOf } from './roster.ts';
import { texts } from './texts.ts';

const MEMBER = /^[0-9a-f]{32}$/;

/** Why a private room was not opened. */
function why(cause: unknown): string {
  if (!(cause instanceof Refusal)) return texts.notOpened;
  return cause.reason === 'room' ? texts.otherRoom : cause.reason === 'log' ? texts.changedList : texts.notOpened;
}

/** The whole page: the room and this member's private rooms, one of them shown, by the address's fragment. */
export class HousePage {
  private readonly heading = document.getElementById('title')!;
  private readonly main: RoomPage;
  private readonly help: Help;
  private readonly privates = new Map<string, RoomPage>();
  private readonly pairs: Pairs;
  private readonly link = el('a', { href: '#private', hidden: true });
  private readonly news = el('span', { role: 'status' }, this.link);

  constructor(
    private readonly room: SealedRoom,
    private readonly root: HTMLElement,
    private readonly facts: Facts,
  ) {
    this.pairs = new Pairs(room, facts, (id) => this.drawn(id));
    this.help = new Help(room, facts);
    this.main = new RoomPage(room, { title: facts.title, prefix: '' }, facts.limit, this.heading, [this.news], this.help);
  }

  start(): void {
    this.root.replaceChildren(this.main.element);
    window.addEventListener('hashchange', () => this.go());
    document.addEventListener('visibilitychange', () => this.draw());
    this.draw();
    this.pairs.start();
    void this.help.start().catch(() => undefined);
    if (location.hash !== '') this.go();
  }

  /** Another page goes on: this one shows so and does nothing more. */
  stop(): void {
    this.room.close();
    this.pairs.stop();
    this.draw();
  }

  draw(): void {
    this.main.draw();
    for (const page of this.privates.values()) page.draw();
    this.drawNews();
  }

  private drawn(id: string | undefined): void {
    if (id !== undefined) this.privates.get(id)?.draw();
    this.drawNews();
    if (location.hash === '#private') this.list();
  }

  private drawNews(): void {
    const { unseen } = this.pairs;
    const text = texts.privateRooms(unseen);
    const none = this.pairs.all().length === 0;
    const changed = this.link.hidden !== none;
    this.link.hidden = none;
    if (this.link.textContent !== text) this.link.textContent = text;
    if (changed) this.main.draw();
  }

  private go(): void {
    const [what, id, more, whom] = decodeURIComponent(location.hash.slice(1)).split('/');
    if (what === 'private') return this.list();
    if (what !== 'with' || id === undefined || !MEMBER.test(id)) {
      this.show(this.main);
      return this.main.go(what ?? '', id);
    }
    const asked = location.hash;
    // Until it is open nothing is written where others would read it.
    if (!this.privates.has(id)) this.tell(texts.opening);
    void this.private(id).then(
      (page) => {
        if (location.hash !== asked) return;
        this.show(page);
        page.go(more ?? '', whom);
      },
      (cause: unknown) => {
        if (location.hash !== asked) return;
        this.tell(why(cause));
      },
    );
  }

  /** Says something of a private room in the place of the room around it. */
  private tell(text: string): void {
    this.show(this.main);
    this.main.beside(texts.privateTitle, [el('p', { role: 'status' }, text)]);
  }

  private show(page: RoomPage): void {
    if (!page.element.isConnected) this.root.replaceChildren(page.element);
  }

  private async private(id: string): Promise<RoomPage> {
    const room = await this.pairs.with(id);
    const known = this.privates.get(id);
    if (known?.room === room) return known;
    const member = this.room.keeper.room + '/' + id;
    const back = el('a', { href: '#' }, texts.back(this.facts.title));
    const place = privately(member, this.nameOf(id));
    const page = new RoomPage(room, place, this.facts.limit, this.heading, [back], this.help);
    this.privates.set(id, page);
    return page;
  }

  private nameOf(id: string): string {
    return nameOf(this.room, this.room.keeper.room + '/' + id) || (this.pairs.all().find((p) => p.id === id)?.name ?? '');
  }

  private list(): void {
    this.show(this.main);
    const items = this.pairs.all().map((pair) => {
      const member = this.room.keeper.room + '/' + pair.id;
      const news = pair.room?.memory.unseen ?? 0;
      const place = privately(member, this.nameOf(pair.id));
      return el(
        'li',
        {},
        avatar(member),
        el('span', {}, el('b', {}, place.other ?? ''), ' ', el('span', { class: 'aside' }, pair.ended ? texts.privateEnded : news > 0 && texts.newMessages(news))),
        el('a', { href: at(place, '') }, texts.openAlone(place.other ?? '')),
      );
    });
    const list = items.length === 0 ? el('p', {}, texts.privateNone) : el('ul', { class: 'people' }, ...items);
    this.main.beside(texts.privateTitle, [el('p', {}, texts.privateLead), list], undefined, false);
  }
}
