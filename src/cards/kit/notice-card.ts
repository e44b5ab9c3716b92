import type { Card, Tone } from './card.ts';
import { card, text } from './elements.ts';
import type { View } from './view.ts';

/** One sentence. */
export const noticeCard = (words: string, tone: Tone, view: View): Card =>
  card(view.t(`notice.${tone}`), [text(words)], tone);
