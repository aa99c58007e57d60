import { HttpHub, HubAway, HubRefusal } from '../hub.ts';
import { IndexedStore } from '../idb.ts';
import { Refusal } from '../refusal.ts';
import { SealedRoom } from '../room.ts';
import { able } from '../suite.ts';
import { alone } from './alone.ts';
import { el } from './dom.ts';
import { RoomPage } from './roompage.ts';
import { texts } from './texts.ts';

/** The page's own facts, which the server wrote into it. */
interface Facts {
  readonly base: string;
  readonly live: string;
  readonly form: string;
  readonly limit: number;
  readonly title: string;
}

const root = document.getElementById('sealed');
if (root !== null) {
  const { base, live, form, limit, title } = root.dataset;
  void start(root, {
    base: base ?? '',
    live: live ?? '',
    form: form ?? '',
    limit: Number(limit),
    title: title ?? '',
  });
}

async function start(root: HTMLElement, facts: Facts): Promise<void> {
  if (!window.isSecureContext) return tell(root, texts.insecure);
  if (!(await able())) return tell(root, texts.old);
  tell(root, texts.opening);
  const mine = await alone(facts.base, false, () => stopped());
  if (!mine) {
    return tell(root, texts.elsewhere, texts.useHere, () => {
      void alone(facts.base, true, () => stopped()).then(() => open(root, facts));
    });
  }
  return open(root, facts);
}

let page: RoomPage | undefined;

function stopped(): void {
  page?.stop();
}

/** A device that never got in and cannot any more begins again, once. */
async function open(root: HTMLElement, facts: Facts, wait = 1_000, again = false): Promise<void> {
  try {
    const room = await SealedRoom.open({
      hub: new HttpHub(facts.base, facts.live, facts.form),
      open: (scope) => IndexedStore.open(scope),
      clock: () => Date.now(),
      later: (ms, task) => void setTimeout(task, ms),
      changed: () => page?.draw(),
    });
    if (room.kept.phase === 'lost' && room.items.length === 0 && !again) {
      await room.again();
      return await open(root, facts, wait, true);
    }
    page = new RoomPage(room, root, facts.title, facts.limit);
    page.start();
  } catch (cause) {
    if (cause instanceof HubAway) {
      tell(root, texts.away);
      setTimeout(() => void open(root, facts, Math.min(wait * 2, 30_000)), wait);
    } else if (cause instanceof Refusal && cause.reason === 'log') tell(root, texts.changedList);
    else if (cause instanceof HubRefusal) tell(root, texts.refused(cause.text));
    else if (cause instanceof DOMException) tell(root, texts.noStore);
    else {
      tell(root, texts.away);
      throw cause;
    }
  }
}

function tell(root: HTMLElement, text: string, act?: string, acted?: () => void): void {
  const button = act !== undefined && acted !== undefined && el('button', { type: 'button', click: acted }, act);
  root.replaceChildren(el('div', { class: 'say' }, el('p', { role: 'status', id: 'status' }, text), button));
}
