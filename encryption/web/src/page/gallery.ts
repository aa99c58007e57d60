import type { Attachment } from '../attachment.ts';
import { Refusal } from '../refusal.ts';
import type { SealedRoom } from '../room.ts';
import { el } from './dom.ts';
import { SHOWN } from './picture.ts';
import { texts } from './texts.ts';

/** The pictures of a message: each is fetched when somebody asks to see it, and shown only if it is what the message names. */
export function gallery(room: SealedRoom, files: readonly Attachment[]): HTMLElement[] {
  return files.map((file) => {
    const place = el('div', { class: 'picture' });
    const show = (): void => {
      button.disabled = true;
      void shown(room, file).then((made) => {
        const waited = place.contains(document.activeElement) || document.activeElement === document.body;
        place.replaceChildren(made);
        if (waited) made.focus();
      });
    };
    const button = el('button', { type: 'button', click: show }, texts.pictureShow(file.name));
    place.append(button);
    return place;
  });
}

/** What stands for the pictures of a message that is on its way: its line is made anew once it is out, and they are shown there. */
export function names(files: readonly Attachment[]): HTMLElement[] {
  return files.map((file) => el('p', { class: 'aside' }, [texts.picture, file.name].filter((part) => part !== '').join(' · ')));
}

async function shown(room: SealedRoom, file: Attachment): Promise<HTMLElement> {
  if (!SHOWN.includes(file.type)) return line(texts.pictureBad);
  try {
    const bytes = await room.files.get(file);
    const image = el('img', { alt: file.name === '' ? texts.picture : file.name, tabindex: '-1' });
    const address = URL.createObjectURL(new Blob([bytes], { type: file.type }));
    image.addEventListener('load', () => URL.revokeObjectURL(address));
    image.addEventListener('error', () => image.replaceWith(line(texts.pictureBad)));
    image.src = address;
    return image;
  } catch (cause) {
    return line(cause instanceof Refusal ? texts.pictureBad : texts.pictureAway);
  }
}

const line = (text: string): HTMLElement => el('p', { class: 'aside', role: 'status', tabindex: '-1' }, text);
