import { split, withAttachments, type Attachment } from '../attachment.ts';
import { utf8 } from '../bytes.ts';
import type { Item } from '../kept.ts';
import { MAX_BODY } from '../limits.ts';
import type { SealedRoom } from '../room.ts';
import { since } from '../since.ts';
import { avatar, clock, el } from './dom.ts';
import { keeping } from './forgetpage.ts';
import { gallery, names } from './gallery.ts';
import type { Help, HelpNote } from './help.ts';
import { Picker, type Chosen } from './picker.ts';
import { at, type Place } from './place.ts';
import { nameOf, present } from './roster.ts';
import { sentence } from './sentence.ts';
import { texts } from './texts.ts';

const GROUPED = 5 * 60_000;
/** Room for what names a picture. */
const BESIDE = 1_000;

/** The room itself: its lines as they come, and the field for one's own words. */
export class Talk {
  readonly element: HTMLElement;
  private readonly lines = el('ol', { id: 'lines' });
  private readonly pending = el('ol', { id: 'pending', 'aria-live': 'off' });
  private readonly log: HTMLElement;
  private readonly bar: HTMLElement;
  private readonly newer = el('button', { id: 'newer', type: 'button', hidden: true });
  private readonly size = el('a');
  /** What else stands where it says who is in the room, for whoever is not in it. */
  private readonly kept = el('span');
  private readonly status = el('p', { id: 'status', role: 'status' });
  private readonly field: HTMLTextAreaElement;
  private readonly form: HTMLFormElement;
  private readonly help: HelpNote;
  private readonly button = el('button', { class: 'main' }, texts.send);
  private readonly picker = new Picker((text) => this.say(text));
  private drawn = 0;
  private before: Item | undefined;
  private unseen = 0;
  private pendingShown = '';
  private old: number;

  constructor(
    private readonly room: SealedRoom,
    private readonly place: Place,
    limit: number,
    links: HTMLElement[],
    help: Help,
  ) {
    this.old = room.items.length;
    this.size.href = at(place, 'people');
    this.log = el(
      'div',
      { id: 'log', role: 'log', 'aria-label': texts.messages, tabindex: '0' },
      this.lines,
      this.pending,
    );
    this.field = el('textarea', {
      id: 'text',
      name: 'text',
      rows: '2',
      maxlength: String(limit),
      'aria-label': texts.yourWords,
    });
    const { you } = room.kept;
    this.form = el(
      'form',
      { id: 'write', submit: (e) => this.submitted(e) },
      this.status,
      el('p', { class: 'me' }, avatar(you), el('span', {}, texts.hereYouAre, el('b', {}, room.hubRoom.name))),
      el('p', { class: 'send' }, this.field, this.button),
      this.picker.element,
    );
    this.bar = el('p', { class: 'places' }, this.size, ...links, this.kept, el('a', { href: at(place, 'report') }, texts.report));
    this.help = help.beside(this.field);
    this.form.prepend(this.help.element);
    this.element = el('div', { id: 'talk' }, this.bar, this.log, this.newer, this.form);
    this.newer.addEventListener('click', () => {
      this.toEnd();
      this.log.focus();
    });
    this.log.addEventListener('scroll', () => this.atEnd() && this.seen());
    document.addEventListener('scroll', () => this.atEnd() && this.seen());
    this.field.addEventListener('keydown', (e) => {
      if (e.key === 'Enter' && (e.ctrlKey || e.metaKey) && !e.isComposing) {
        e.preventDefault();
        this.form.requestSubmit();
      }
    });
  }

  /** Shows what has come; `notice` is what stands above the field. */
  draw(notice: string): void {
    const following = this.atEnd() || this.drawn === 0;
    const items = this.room.items;
    let own = false;
    const fresh = since(items, this.before);
    if (fresh === undefined) this.clear();
    for (const item of fresh ?? items) {
      if (this.drawn === this.old && this.old > 0 && !(item.kind === 'message' && item.own)) this.mark();
      this.lines.append(this.line(item));
      own = own || (item.kind === 'message' && item.own);
      this.before = item;
      this.drawn++;
      if (!following) this.unseen++;
    }
    const waiting = (): HTMLElement[] =>
      this.room.kept.outbox.map((o) =>
        el('li', { class: 'own waiting' }, ...said(o.body, names), el('p', { class: 'aside' }, this.why())),
      );
    const shown = this.room.kept.outbox.map((o) => o.id).join() + this.why();
    if (shown !== this.pendingShown) this.pending.replaceChildren(...waiting());
    this.pendingShown = shown;
    this.form.hidden = this.room.kept.phase !== 'in' || this.room.trouble !== undefined;
    const people = present(this.room);
    this.size.textContent = texts.size(people.length, people.reduce((sum, p) => sum + p.devices.length, 0));
    const outside = people.length === 0;
    this.size.hidden = outside;
    const empty = items.length === 0 && this.room.kept.outbox.length === 0;
    if ((outside && !empty) !== this.kept.hasChildNodes()) this.kept.replaceChildren(...(outside && !empty ? keeping(this.place) : []));
    this.bar.hidden = outside && empty && this.bar.querySelector('span a:not([hidden])') === null;
    this.say(notice);
    if (following || own) this.toEnd();
    this.newer.hidden = this.unseen === 0;
    this.newer.textContent = texts.unseen(this.unseen);
  }

  /** Why words have not gone out. */
  private why(): string {
    if (this.room.kept.phase !== 'in' || this.room.trouble === 'stranger') return texts.stranded;
    return this.place.other !== undefined && this.room.keeper.lonely ? texts.lonely(this.place.other) : texts.pending;
  }

  /** What was shown is not kept any more. */
  private clear(): void {
    this.lines.replaceChildren();
    this.before = undefined;
    this.drawn = 0;
    this.old = 0;
    this.seen();
  }

  private say(text: string): void {
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  private mark(): void {
    if (this.lines.querySelector('.new') === null) {
      this.lines.append(el('li', { class: 'new' }, el('span', {}, texts.news)));
    }
  }

  private line(item: Item): HTMLElement {
    const pictures = (files: readonly Attachment[]): HTMLElement[] => gallery(this.room, files);
    if (item.kind === 'unsent') return el('li', { class: 'own waiting' }, ...said(item.body, pictures), el('p', { class: 'aside' }, texts.unsent));
    if (item.kind !== 'message') return el('li', { class: 'event' }, el('p', { class: 'aside' }, sentence(this.room, item)));
    const b = this.before;
    const again = b?.kind === 'message' && b.member === item.member && item.at - b.at < GROUPED;
    const name = el('b', {}, item.own ? texts.you : nameOf(this.room, item.member));
    return el(
      'li',
      { class: (item.own ? 'own ' : '') + (again ? 'again' : '') },
      el('p', { class: 'who' }, avatar(item.member), name, ' ', clock(item.at)),
      ...said(item.body, pictures),
    );
  }

  private submitted(event: Event): void {
    event.preventDefault();
    const words = this.field.value.trim();
    const picture = this.picker.choice;
    if (words === '' && picture === undefined) return;
    if (utf8(words).length > MAX_BODY - BESIDE) return this.say(texts.tooLong);
    this.button.disabled = true;
    void this.sent(words, picture)
      .then((problem) => this.say(problem))
      .finally(() => {
        this.button.disabled = false;
        // Whoever went on meanwhile is left where they are.
        if (document.activeElement === document.body || this.form.contains(document.activeElement)) this.field.focus();
      });
  }

  /** Picture first, then the words that name it. Returns what went wrong; nothing of it is lost then. */
  private async sent(words: string, picture: Chosen | undefined): Promise<string> {
    let body = words;
    if (picture !== undefined) {
      try {
        const bytes = new Uint8Array(await picture.picture.arrayBuffer());
        body = withAttachments(words, [await this.room.files.put(bytes, picture.picture.type, picture.alt)]);
      } catch {
        return texts.pictureFailed;
      }
    }
    try {
      await this.room.send(body);
    } catch {
      return texts.notStored;
    }
    this.field.value = '';
    this.picker.clear();
    this.help.sent();
    this.toEnd();
    return '';
  }

  private scroller(): Element {
    return getComputedStyle(this.log).overflowY === 'auto' ? this.log : document.scrollingElement!;
  }

  private atEnd(): boolean {
    const s = this.scroller();
    return s.scrollHeight - s.scrollTop - s.clientHeight < 60;
  }

  private toEnd(): void {
    const s = this.scroller();
    s.scrollTop = s.scrollHeight;
    this.seen();
  }

  private seen(): void {
    this.unseen = 0;
    this.newer.hidden = true;
  }
}

/** Words and pictures of a message. */
function said(body: string, pictures: (files: readonly Attachment[]) => HTMLElement[]): HTMLElement[] {
  const { words, files } = split(body);
  return [...(words === '' ? [] : [el('p', { class: 'words', dir: 'auto' }, words)]), ...pictures(files)];
}
