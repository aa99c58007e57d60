import { readCode } from '../code.ts';
import { Refusal } from '../refusal.ts';
import type { SealedRoom } from '../room.ts';
import { el } from './dom.ts';
import { texts } from './texts.ts';

/** A member takes their messages to another device: a sealed file, and a code that is shown once. */
export function history(room: SealedRoom): HTMLElement[] {
  const made = el('div', { class: 'made' });
  const make = el('button', { type: 'button', class: 'main', click: () => void save() }, texts.historyMake);
  const save = async (): Promise<void> => {
    make.disabled = true;
    const { file, code, count } = await room.history.save();
    make.disabled = false;
    if (count === 0) {
      made.replaceChildren(el('p', { role: 'status' }, texts.historyNone));
      return make.focus();
    }
    const address = URL.createObjectURL(new Blob([file], { type: 'application/octet-stream' }));
    made.replaceChildren(
      el('p', { role: 'status' }, texts.historyCode),
      el('p', { class: 'code', tabindex: '-1' }, code),
      el('p', {}, el('a', { href: address, download: 'messages.qrb' }, texts.historySave)),
    );
    make.hidden = true;
    made.querySelector<HTMLElement>('.code')!.focus();
  };
  return [el('p', {}, texts.historyLead), el('p', {}, make), made, el('h2', {}, texts.historyBring), bring(room)];
}

function bring(room: SealedRoom): HTMLElement {
  const status = el('p', { role: 'status', class: 'answer' });
  const file = el('input', { type: 'file', name: 'file', required: true });
  const code = el('input', { type: 'text', name: 'code', required: true, autocomplete: 'off', spellcheck: 'false' });
  const form: HTMLFormElement = el(
    'form',
    {
      class: 'report',
      submit: (e) => {
        e.preventDefault();
        void read().then((said) => (status.textContent = said));
      },
    },
    el('p', {}, texts.historyBringLead),
    el('label', {}, texts.historyFile, file),
    el('label', {}, texts.historyEnter, code),
    status,
    el('button', {}, texts.historyRead),
  );
  const read = async (): Promise<string> => {
    const secret = await readCode(code.value);
    const [chosen] = file.files ?? [];
    if (secret === undefined || chosen === undefined) return texts.historyBadCode;
    try {
      const count = await room.history.restore(new Uint8Array(await chosen.arrayBuffer()), secret);
      form.append(el('button', { type: 'button', click: () => seen() }, texts.historyBack));
      return texts.historyRestored(count);
    } catch (cause) {
      if (!(cause instanceof Refusal)) return texts.notStored;
      return cause.reason === 'roster' ? texts.historyOther : texts.historyWrong;
    }
  };
  return form;
}

/** The room is drawn anew, with what was added in its place. */
function seen(): void {
  window.history.replaceState(null, '', location.hash.replace(/\/?history$/, ''));
  location.reload();
}
