/** Makes elements; words are always set as text, so nothing that a member wrote becomes markup. */
type Child = Node | string | undefined | false;

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | boolean | ((e: Event) => void)> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false) element.setAttribute(name, value);
  }
  for (const child of children) if (child !== undefined && child !== false) element.append(child);
  return element;
}

/** What is said in English whatever the page's language. */
export const english = (text: string): HTMLElement => el('span', { lang: 'en' }, text);

const SVG = 'http://www.w3.org/2000/svg';
const TINTS = ['#1F4E79', '#2F7D4F', '#8F5A14', '#6B3FA0', '#A8325A', '#14808A', '#43461C', '#6F7BC4'];
const SHAPES: [string, Record<string, string>][] = [
  ['circle', { cx: '20', cy: '20', r: '13' }],
  ['rect', { x: '9', y: '9', width: '22', height: '22', rx: '4' }],
  ['path', { d: 'M20 7 34 32H6z' }],
  ['path', { d: 'M20 5 35 20 20 35 5 20z' }],
  ['path', { d: 'M5 28a15 15 0 0 1 30 0z' }],
  ['path', { d: 'M20 4c9 8 11 16 0 32-11-16-9-24 0-32z' }],
  ['path', { d: 'M20 20v-7a7 7 0 1 1 7 7 7 7 0 1 1-7 7 7 7 0 1 1-7-7 7 7 0 1 1 7-7z' }],
  ['path', { 'fill-rule': 'evenodd', d: 'M20 6a14 14 0 1 0 .01 0zM20 14a6 6 0 1 1-.01 0z' }],
];

/** The picture of a member, drawn from the pseudonym as everywhere else in Quietroom. */
export function avatar(member: string): HTMLElement {
  const bits = parseInt(member.slice(member.lastIndexOf('/') + 1).slice(0, 2), 16) || 0;
  const [tag, shape] = SHAPES[bits & 7]!;
  const svg = svgOf('svg', { viewBox: '0 0 40 40', 'aria-hidden': 'true' });
  svg.append(svgOf('rect', { width: '40', height: '40', rx: '8', fill: '#ECEAE4' }));
  svg.append(svgOf(tag, { ...shape, fill: TINTS[(bits >> 3) & 7]! }));
  return el('span', { class: 'avatar' }, svg);
}

function svgOf(tag: string, attributes: Record<string, string>): SVGElement {
  const element = document.createElementNS(SVG, tag) as SVGElement;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

export const clock = (at: number): HTMLElement =>
  el(
    'time',
    { datetime: new Date(at).toISOString() },
    new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }),
  );

export const day = (at: number): string => new Date(at).toLocaleDateString([], { day: 'numeric', month: 'long' });
