import type { StuckDigest } from '../../domain/digests/message.ts';
import { cut } from '../../lib/text.ts';
import type { CardElement, Span } from '../kit/card.ts';
import { note } from '../kit/elements.ts';
import type { Mentions } from '../kit/mention-tracker.ts';
import { dealName } from '../kit/names.ts';
import type { View } from '../kit/view.ts';

/** As many people and deals are named in one paragraph; the rest is counted. */
const NAMED = 10;
/** The lines below say each name in full. */
const NAME = 40;

/** What is stuck for twice its limit, and which managers shall look at it. */
export const escalationNote = (
  { lines, managers, total }: StuckDigest,
  mentions: Mentions,
  { t }: View,
): CardElement[] => {
  const escalated = lines.filter((line) => line.escalated);
  if (escalated.length === 0) return [];
  const deals = escalated
    .slice(0, NAMED)
    .map(({ deal: number, company }) => cut(dealName({ number, company }), NAME));
  const rest = (all: number): string => (all > NAMED ? t('digest.and-more', { count: all - NAMED }) : '');
  const people = managers.slice(0, NAMED).flatMap((manager): Span[] => [' ', mentions.of(manager)]);
  return [
    note(
      [
        {
          bold:
            lines.length < total
              ? t('digest.escalated-of-first', { count: escalated.length, first: lines.length })
              : t('digest.escalated', { count: escalated.length }),
        },
        ...people,
        rest(managers.length),
        `\n${deals.join(t('list.comma'))}${rest(escalated.length)}`,
      ],
      'danger',
    ),
  ];
};
