import { noticeCard } from '../cards/kit/notice-card.ts';
import type { TranslationKey } from '../cards/kit/translation-key.ts';
import type { Context } from './context.ts';
import type { Reply } from './reply.ts';

/** What was done, in a sentence of the catalogue. */
export const done = (
  key: TranslationKey,
  params: Readonly<Record<string, string>>,
  { view }: Context,
): Reply => ({
  kind: 'card',
  card: noticeCard(view.t(key, params), 'success', view),
});
