import { isRoomOf } from '../asked.ts';
import { HttpHub, HubAway, HubRefusal, Stranger } from '../hub.ts';
import { IndexedStore, OtherHouse } from '../idb.ts';
import { Refusal } from '../refusal.ts';
import { SealedRoom } from '../room.ts';
import { able } from '../suite.ts';
import { alone } from './alone.ts';
import { el, english } from './dom.ts';
import { factsOf, type Facts } from './facts.ts';
import { HousePage } from './house.ts';
import { texts } from './texts.ts';

const root = document.getElementById('sealed');
if (root !== null) {
  void start(root, factsOf(root));
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

let page: HousePage | undefined;

function stopped(): void {
  page?.stop();
}

/** A device that never got in and cannot any more begins again, once. */
async function open(root: HTMLElement, facts: Facts, wait = 1_000, again = false): Promise<void> {
  try {
    const room = await SealedRoom.open({
      hub: new HttpHub(facts.base + '/sealed', facts.live, facts.form),
      expects: isRoomOf(decodeURIComponent(facts.base.slice(facts.base.lastIndexOf('/') + 1))),
      open: (scope) => IndexedStore.open(scope),
      clock: () => Date.now(),
      later: (ms, task) => void setTimeout(task, ms),
      changed: () => page?.draw(),
    });
    const never = room.kept.leafSince === undefined && room.items.length === 0;
    if ((room.kept.phase === 'lost' || room.kept.phase === 'ended') && never && !again) {
      await room.again();
      return await open(root, facts, wait, true);
    }
    page = new HousePage(room, root, facts);
    page.start();
  } catch (cause) {
    if (cause instanceof HubAway) {
      tell(root, texts.away);
      setTimeout(() => void open(root, facts, Math.min(wait * 2, 30_000)), wait);
    } else if (cause instanceof OtherHouse) {
      const { was, now } = cause;
      tell(root, texts.otherHouse(was, now), texts.otherHouseGoOn, () => void IndexedStore.believe(now).then(() => location.reload()));
    } else if (cause instanceof Refusal && cause.reason === 'log') tell(root, texts.changedList);
    else if (cause instanceof Refusal && cause.reason === 'room') tell(root, texts.otherRoom);
    else if (cause instanceof Stranger) tell(root, texts.stranger, texts.again, () => location.assign('/'));
    else if (cause instanceof HubRefusal) tell(root, texts.refused, undefined, undefined, cause.text);
    else if (cause instanceof DOMException) tell(root, texts.noStore);
    else {
      tell(root, texts.away);
      throw cause;
    }
  }
}

/** @param more what the server itself says, which it says in English */
function tell(root: HTMLElement, text: string, act?: string, acted?: () => void, more = ''): void {
  const button = act !== undefined && acted !== undefined && el('button', { type: 'button', click: acted }, act);
  const said = el('p', { role: 'status', id: 'status' }, text, more !== '' && ' ', more !== '' && english(more));
  root.replaceChildren(el('div', { class: 'say' }, said, button));
}
