import { split } from '../attachment.ts';
import { HubRefusal } from '../hub.ts';
import type { Item } from '../kept.ts';
import { MAX_REPORTED } from '../limits.ts';
import type { Receipt } from '../report.ts';
import type { SealedRoom } from '../room.ts';
import { clock, el, english } from './dom.ts';
import { nameOf } from './roster.ts';
import { texts } from './texts.ts';

const SHOWN = 60;

/** The address at which this report, and nothing else, can be looked up; only if it is one of the web. */
function pageOf(receipt: Receipt): HTMLElement[] {
  if (!/^https?:\/\//.test(receipt.page ?? '')) return [];
  const link = el('a', { href: receipt.page!, target: '_blank', rel: 'noopener noreferrer' }, texts.receiptPage);
  return [el('p', {}, link), el('p', { class: 'aside' }, texts.receiptKeep)];
}

/** Where it says why a step was not done: read first then, wherever the reader was. */
const problemOf = (problem: string | HTMLElement): HTMLElement => el('p', { class: 'answer', tabindex: '-1' }, problem);

type Message = Extract<Item, { kind: 'message' }>;

/** Tick messages, say why, look at what is sent, send: one step at a time, and what was filled in stays. */
export class Reporting {
  private ticked = new Set<number>();
  private reason = '';
  private more = '';

  constructor(
    private readonly room: SealedRoom,
    private readonly show: (title: string, body: HTMLElement[], focus?: HTMLElement) => void,
  ) {}

  choose(problem = ''): void {
    const messages = this.messages().slice(-SHOWN);
    if (messages.length === 0) return this.show(texts.reportTitle, [el('p', {}, texts.reportNone)]);
    const said = problemOf(problem);
    const form: HTMLFormElement = el(
      'form',
      { class: 'report', submit: (e) => this.chosen(e, form) },
      said,
      el('fieldset', {}, el('legend', {}, texts.reportLead), ...messages.map((m) => this.tick(m))),
      el('fieldset', {}, el('legend', {}, texts.reasonTitle), ...texts.reasons.map((r) => this.why(r))),
      el('label', {}, texts.more, el('textarea', { name: 'more', rows: '3', maxlength: '1000' }, this.more)),
      el('button', { class: 'main' }, texts.look),
    );
    this.show(texts.reportTitle, [form], problem === '' ? undefined : said);
  }

  private messages(): Message[] {
    return this.room.items.flatMap((i) => (i.kind === 'message' && !i.own ? [i] : []));
  }

  private tick(m: Message): HTMLElement {
    const checked = this.ticked.has(m.sequence);
    const box = el('input', { type: 'checkbox', name: 'message', value: String(m.sequence), checked });
    return el('label', { class: 'tick' }, box, el('span', {}, this.head(m), el('span', { class: 'words', dir: 'auto' }, split(m.body).words)));
  }

  private head(m: Message): HTMLElement {
    return el('span', { class: 'who' }, el('b', {}, nameOf(this.room, m.member)), ' ', clock(m.at));
  }

  private why(reason: string): HTMLElement {
    const choice = el('input', { type: 'radio', name: 'reason', value: reason, checked: reason === this.reason });
    return el('label', { class: 'tick' }, choice, el('span', {}, reason));
  }

  private chosen(event: Event, form: HTMLFormElement): void {
    event.preventDefault();
    const data = new FormData(form);
    this.ticked = new Set(data.getAll('message').map(Number));
    this.reason = String(data.get('reason') ?? '');
    this.more = String(data.get('more') ?? '');
    if (this.ticked.size === 0 || this.reason === '') return this.choose(texts.tickFirst);
    if (this.ticked.size > MAX_REPORTED) return this.choose(texts.tooMany(MAX_REPORTED));
    this.preview();
  }

  /** @param problem why it was not sent; what the server itself says it says in English */
  private preview(problem: string | HTMLElement = ''): void {
    const chosen = this.messages().filter((m) => this.ticked.has(m.sequence));
    const send = el('button', { type: 'button', class: 'main', click: () => this.send(chosen, send) }, texts.sendReport);
    const said = problemOf(problem);
    const body = [
      said,
      el('p', {}, texts.previewLead(chosen.length)),
      el('ol', { class: 'preview' }, ...chosen.map((m) => el('li', {}, this.head(m), el('p', { class: 'words', dir: 'auto' }, split(m.body).words)))),
      ...(chosen.some((m) => split(m.body).files.length > 0) ? [el('p', {}, texts.reportPictures)] : []),
      el('p', {}, texts.reason + this.reason),
      ...(this.more === '' ? [] : [el('p', { class: 'words', dir: 'auto' }, this.more)]),
      el('p', { class: 'answers' }, send, el('button', { type: 'button', click: () => this.choose() }, texts.goBack)),
    ];
    this.show(texts.previewTitle, body, problem === '' ? undefined : said);
  }

  private send(chosen: Message[], button: HTMLButtonElement): void {
    button.disabled = true;
    const words = this.reason + (this.more === '' ? '' : '\n' + this.more);
    this.room.report(chosen, words).then(
      (receipt) => {
        this.ticked.clear();
        this.reason = this.more = '';
        this.show(texts.receiptTitle, [el('p', {}, texts.receipt), el('p', {}, texts.receiptNumber(receipt.receipt)), ...pageOf(receipt)]);
      },
      (cause: unknown) => this.preview(cause instanceof HubRefusal && cause.text !== '' ? english(cause.text) : texts.reportFailed),
    );
  }
}
