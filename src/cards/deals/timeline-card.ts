import type { Deal } from '../../domain/deals/deal.ts';
import type { DealEvent } from '../../domain/deals/event.ts';
import { cut } from '../../lib/text.ts';
import type { Card } from '../kit/card.ts';
import { actions, quiet, text } from '../kit/elements.ts';
import { dayAndTime } from '../kit/format.ts';
import { dealName } from '../kit/names.ts';
import type { View } from '../kit/view.ts';
import { openButton } from './deal-menu.ts';
import { eventText, eventWords } from './event-words.ts';

/** Facts one card shows. */
export const TIMELINE_EVENTS = 25;

/** What happened to a deal, newest first. */
export const timelineCard = (deal: Deal, events: readonly DealEvent[], view: View): Card => {
  const shown = events.slice(0, TIMELINE_EVENTS);
  // Every history begins with its creation; where that is not to be seen, something is left out.
  const whole = shown.at(-1)?.kind === 'created';
  return {
    title: view.t('timeline.title', { deal: dealName(deal) }),
    tone: 'normal',
    body: [
      ...shown.map((event) => {
        const words = eventText(event, view);
        return text([
          { quiet: dayAndTime(event.at, view) },
          `  ${eventWords(event, view)}${words === null ? '' : `${view.t('list.colon')}${cut(words, 500)}`}`,
        ]);
      }),
      ...(whole ? [] : [quiet(view.t('timeline.newest', { count: shown.length }))]),
      actions([openButton(deal, view)]),
    ],
    more: null,
  };
};
