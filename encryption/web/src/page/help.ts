import { CrisisReader } from '../crisis/reader.ts';
import { TIERS, type Pack, type Tier } from '../crisis/pack.ts';
import type { SealedRoom } from '../room.ts';
import { el } from './dom.ts';
import type { Facts } from './facts.ts';
import { texts } from './texts.ts';

/** So long after the last key: nobody is interrupted in the middle of a word. */
const PAUSE = 1_200;
const DAY = 86_400_000;

/**
 * Offers help beside words that sound like a crisis, by the phrases that were fetched when the page was opened. The words are
 * read on this device and go nowhere; that a note was shown is kept here alone, so that it comes at most once a day unless it
 * sounds more urgent.
 */
export class Help {
  private reader: CrisisReader | undefined;

  constructor(
    /** Keeps for all rooms of this member whether notes are wanted. */
    private readonly room: SealedRoom,
    private readonly facts: Facts,
  ) {}

  /** Fetches the phrases: always, and before anything is written, so that the request says nothing. */
  async start(): Promise<void> {
    const { pack, integrity } = this.facts;
    if (pack === '' || this.noteOf('passive') === '') return;
    const answer = await fetch(pack, { integrity, credentials: 'same-origin', redirect: 'error' });
    if (answer.ok) this.reader = new CrisisReader((await answer.json()) as Pack);
  }

  /** Watches a field; what is offered stands in the returned element. */
  beside(field: HTMLTextAreaElement): HelpNote {
    const note = new HelpNote((quiet) => {
      this.closed(quiet);
      field.focus();
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => this.look(field.value, note);
    field.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE);
    });
    field.form?.addEventListener('submit', look, { capture: true });
    return note;
  }

  private look(words: string, note: HelpNote): void {
    const tier = this.reader?.read(words);
    if (tier === undefined || !this.due(tier, note)) return;
    note.show(this.noteOf(tier));
    void this.room.memory.help({ helped: { at: Date.now(), tier } }).catch(() => undefined);
  }

  private due(tier: Tier, note: HelpNote): boolean {
    const { helped, noHelp } = this.room.kept;
    if (noHelp === true) return false;
    if (helped === undefined || Date.now() - helped.at > DAY) return true;
    const before = TIERS.findIndex((t) => t === helped.tier);
    return TIERS.indexOf(tier) > before || (TIERS.indexOf(tier) === before && note.shown);
  }

  private closed(quiet: boolean): void {
    if (quiet) void this.room.memory.help({ noHelp: true }).catch(() => undefined);
  }

  private noteOf(tier: Tier): string {
    return document.querySelector('#help [data-tier=' + tier + ']')?.textContent ?? '';
  }
}

/** A note beside a field. It takes no focus and stays until it is closed. */
export class HelpNote {
  readonly element: HTMLElement;
  private readonly lead = el('b');
  private readonly text = el('p', { class: 'words' });
  private readonly live = el('div', { role: 'status' });

  constructor(closed: (quiet: boolean) => void) {
    const close = (quiet: boolean) => () => {
      this.hide();
      closed(quiet);
    };
    this.element = el(
      'section',
      { class: 'help', hidden: true, 'aria-label': texts.helpTitle },
      this.live,
      el(
        'p',
        { class: 'answers' },
        el('button', { type: 'button', click: close(false) }, texts.close),
        el('button', { type: 'button', click: close(true) }, texts.noHelp),
      ),
    );
  }

  get shown(): boolean {
    return !this.element.hidden;
  }

  show(note: string): void {
    if (this.shown && this.text.textContent === note) return;
    this.element.hidden = false;
    this.lead.textContent = texts.onlyYou;
    this.text.textContent = note;
    this.live.replaceChildren(el('p', {}, this.lead), this.text);
  }

  /** Words were sent since: what stands there stays true. */
  sent(): void {
    if (this.shown) this.lead.textContent = texts.onlyYouSent;
  }

  private hide(): void {
    this.element.hidden = true;
    this.live.replaceChildren();
  }
}
