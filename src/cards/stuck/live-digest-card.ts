import type { DealEvent } from '../../domain/deals/event.ts';
import type { StuckDigest, StuckLine } from '../../domain/digests/message.ts';
import { digestNow, type LineNow } from '../../domain/stuck/live-digest.ts';
import { openButton } from '../deals/deal-menu.ts';
import { eventWords } from '../deals/event-words.ts';
import type { Card, CardElement } from '../kit/card.ts';
import { line } from '../kit/elements.ts';
import { dealName } from '../kit/names.ts';
import type { View } from '../kit/view.ts';
import { stuckDigestCard, stuckLine } from './stuck-digest-card.ts';

/** A digest that stands in a conversation, as its deals are now: how many are done, and by whose doing. */
export const liveDigestCard = (digest: StuckDigest, lines: readonly LineNow[], view: View): Card => {
  const { t } = view;
  const done = new Map(
    lines.flatMap((one) => (one.kind === 'done' ? [[one.line.id, one.last] as const] : [])),
  );
  const draw = (one: StuckLine): CardElement => {
    const last = done.get(one.id);
    return last === undefined ? stuckLine(one, view) : doneLine(one, last, view);
  };
  const card = stuckDigestCard(digestNow(digest, lines), view, 0, draw, done.size);
  if (done.size === 0) return card;
  return {
    ...card,
    title: t('digest.title-done', { done: done.size, total: lines.length }),
    tone: done.size === digest.total ? 'success' : card.tone,
  };
};

/** What was done is one line to read, with nothing left to press but the deal itself. */
const doneLine = ({ id, deal, company }: StuckLine, last: DealEvent, view: View): CardElement =>
  line(
    [{ quiet: `✓ ${dealName({ number: deal, company })} · ${eventWords(last, view)}` }],
    [openButton({ id }, view)],
  );
