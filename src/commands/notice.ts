import { noticeCard } from '../cards/kit/notice-card.ts';
import type { Context } from './context.ts';
import type { Reply } from './reply.ts';

/** What was done, in a sentence of the catalogue. */
export const done = (key: string, params: Readonly<Record<string, string>>, { view }: Context): Reply => ({
  kind: 'card',
  card: noticeCard(view.t(key, params), 'success', view),
});
