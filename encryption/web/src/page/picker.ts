import { el } from './dom.ts';
import { redrawn } from './picture.ts';
import { texts } from './texts.ts';

/** A picture that will be sent. */
export interface Chosen {
  readonly picture: Blob;
  readonly alt: string;
}

/** The part of the form where one picture is chosen, looked at, described and taken out again. */
export class Picker {
  readonly element: HTMLElement;
  private readonly file = el('input', { type: 'file', accept: 'image/*', id: 'picture', hidden: true });
  private readonly add = el('button', { type: 'button', click: () => this.file.click() }, texts.addPicture);
  private readonly alt = el('input', { type: 'text', maxlength: '120', autocomplete: 'off', id: 'alt' });
  private readonly image = el('img', { alt: texts.picture });
  private readonly preview: HTMLElement;
  private picture: Blob | undefined;

  constructor(private readonly say: (text: string) => void) {
    this.preview = el(
      'div',
      { class: 'picked', hidden: true },
      this.image,
      el('p', { class: 'aside' }, texts.pictureLead),
      el('label', {}, texts.pictureAlt, this.alt),
      el('p', {}, el('button', { type: 'button', click: () => this.takeOut() }, texts.pictureOut)),
    );
    this.file.addEventListener('change', () => void this.chosen());
    this.element = el('div', { class: 'pictures' }, this.preview, el('p', {}, this.add, this.file));
  }

  get choice(): Chosen | undefined {
    return this.picture === undefined ? undefined : { picture: this.picture, alt: this.alt.value.trim() };
  }

  clear(): void {
    URL.revokeObjectURL(this.image.src);
    this.image.removeAttribute('src');
    this.picture = undefined;
    this.file.value = this.alt.value = '';
    this.preview.hidden = true;
    this.add.hidden = false;
  }

  private takeOut(): void {
    this.clear();
    this.say('');
    this.add.focus();
  }

  private async chosen(): Promise<void> {
    const [file] = this.file.files ?? [];
    if (file === undefined) return;
    this.add.disabled = true;
    const made = await redrawn(file);
    this.add.disabled = false;
    this.file.value = '';
    if (made === 'none' || made === 'large') {
      this.say(made === 'none' ? texts.pictureNone : texts.pictureLarge);
      return this.add.focus();
    }
    this.say('');
    this.picture = made;
    this.image.src = URL.createObjectURL(made);
    this.preview.hidden = false;
    this.add.hidden = true;
    this.alt.focus();
  }
}
