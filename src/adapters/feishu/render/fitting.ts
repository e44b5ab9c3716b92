import type { Element, FeishuCard } from './card-json.ts';
import { bytesOf, elementsOf, isWithin, LIMITS } from './limits.ts';

/** The first layout that Feishu takes whole, else the last one, cut visibly with the way to the rest. */
export const fitting = (
  frame: Omit<FeishuCard, 'body'>,
  layouts: readonly (() => readonly Element[])[],
  more: Element | null,
): FeishuCard => {
  let last: readonly Element[] = [];
  for (const layout of layouts) {
    last = layout();
    const card = withBody(frame, last);
    if (fits(card)) return card;
  }
  return cutOff(frame, last, more);
};

const withBody = (frame: Omit<FeishuCard, 'body'>, elements: readonly Element[]): FeishuCard => ({
  ...frame,
  body: { elements: elements.length === 0 ? [{ tag: 'markdown', content: '–' }] : elements },
});

/** Whether Feishu takes the card: 200 elements, 30 KB. */
export const fits = (card: FeishuCard): boolean =>
  elementsOf(card) <= LIMITS.elements && isWithin(card, LIMITS.cardBytes);

const cutOff = (
  frame: Omit<FeishuCard, 'body'>,
  elements: readonly Element[],
  more: Element | null,
): FeishuCard => {
  const full = [cutNote(elements.length), ...(more === null ? [] : [more])];
  // A way to the rest that is itself too long would leave no card at all.
  const rest = fits(withBody(frame, full)) ? full.slice(1) : [];
  let room = LIMITS.elements - elementsOf(withBody(frame, [cutNote(elements.length), ...rest]));
  let bytes = LIMITS.cardBytes - bytesOf(withBody(frame, [cutNote(elements.length), ...rest]));
  let kept = 0;
  for (const element of elements) {
    room -= elementsOf(element);
    bytes -= bytesOf(element) + 1;
    if (room < 0 || bytes < 0) break;
    kept += 1;
  }
  return withBody(frame, [...elements.slice(0, kept), cutNote(elements.length - kept), ...rest]);
};

const cutNote = (left: number): Element => ({ tag: 'markdown', content: `… +${left}` });
