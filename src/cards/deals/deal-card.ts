import { workingDaysBetween } from '../../domain/calendar/calendar.ts';
import type { Deal, FollowUp } from '../../domain/deals/deal.ts';
import type { DealEvent } from '../../domain/deals/event.ts';
import { isSnoozed } from '../../domain/deals/snooze.ts';
import { stuckReasons } from '../../domain/stuck/stuck-rules.ts';
import type { Workspace } from '../../domain/team/workspace.ts';
import { cut } from '../../lib/text.ts';
import type { Card, CardElement, Text } from '../kit/card.ts';
import { dueWords } from '../kit/due-words.ts';
import { actions, button, fields, line, note, quiet } from '../kit/elements.ts';
import { cardLines } from '../kit/field-words.ts';
import { amountBeside, calendarDay, day, dayAndTime, NONE } from '../kit/format.ts';
import { maskedContact } from '../kit/mask.ts';
import { dealName, ownerSpan } from '../kit/names.ts';
import type { View } from '../kit/view.ts';
import { allStuckWords } from '../stuck/stuck-words.ts';
import { closedDealControls, may, openDealControls } from './deal-menu.ts';
import { eventText, eventTime, eventWords, lostReason } from './event-words.ts';

type Pair = readonly [label: string, value: Text];

/** The one card of a deal. Phone and email are always masked: "Show" is a command of its own, and logged. */
export const dealCard = (deal: Deal, last: DealEvent | null, workspace: Workspace, view: View): Card => {
  const stuck = stuckReasons(deal, workspace, view.now);
  return {
    title: dealTitle(deal, view),
    tone: stuck.length > 0 ? 'warning' : deal.status === 'won' ? 'success' : 'normal',
    body: [
      progress(deal, view),
      ...(stuck.length > 0
        ? [note(view.t('deal.stuck', { why: allStuckWords(stuck, deal.stage, view) }), 'warning')]
        : []),
      fields([
        ...aboutDeal(deal, view),
        ...(deal.status === 'open' ? standing(deal, view) : closing(deal, view)),
      ]),
      ...contactLine(deal, view),
      ...(last === null ? [] : [quiet(lastWords(last, view))]),
      actions(
        deal.status === 'open' ? openDealControls(deal, last, view) : closedDealControls(deal, last, view),
      ),
    ],
    more: null,
  };
};

/** `#12 Acme Ltd · ¥50,000`. */
export const dealTitle = (deal: Deal, view: View): string =>
  `${dealName(deal)}${amountBeside(deal.amount, view)}`;

const progress = (deal: Deal, { pipeline, language }: View): CardElement => ({
  type: 'progress',
  steps: pipeline.stages.map((stage) => stage.names[language]),
  current: Math.max(
    0,
    pipeline.stages.findIndex((stage) => stage.id === deal.stage),
  ),
  state: deal.status,
});

const aboutDeal = (deal: Deal, view: View): Pair[] => {
  const { t } = view;
  return [
    ...(cut(deal.company, 80) === deal.company ? [] : [[t('field.company'), deal.company] as const]),
    [t('field.owner'), [ownerSpan(deal.owner, view)]],
    ...cardLines(deal, view),
  ];
};

const standing = (deal: Deal, view: View): Pair[] => {
  const { t } = view;
  const { followUp, waiting } = deal;
  return [
    [t('field.followUp'), followUp === null ? NONE : followUpWords(followUp, view)],
    [t('deal.in-stage'), daysInStage(deal, view)],
    ...(waiting === null
      ? []
      : [
          [
            t('field.waiting'),
            t('deal.waiting-for', {
              what: waiting.what,
              since: day(waiting.since, view),
              due: day(waiting.due, view),
            }),
          ] as const,
        ]),
    ...(deal.snoozedUntil !== null && isSnoozed(deal, view.now)
      ? [[t('field.snoozedUntil'), dayAndTime(deal.snoozedUntil, view)] as const]
      : []),
  ];
};

export const followUpWords = ({ text, ...due }: FollowUp, view: View): string => {
  const when = dueWords(due, view);
  return text === '' ? when : `${when} · ${cut(text, 200)}`;
};

/** "4 working days (limit 7), since Thu, Feb 26". */
const daysInStage = (deal: Deal, view: View): string =>
  view.t('deal.days-of', {
    count: workingDaysBetween(deal.stageEnteredAt, view.now, view),
    limit: view.pipeline.stages.find((stage) => stage.id === deal.stage)?.limitDays ?? 0,
    since: day(deal.stageEnteredAt, view),
  });

const closing = (deal: Deal, view: View): Pair[] => {
  const { t } = view;
  const closed: Pair[] =
    deal.closedAt === null ? [] : [[t(`status.${deal.status}`), dayAndTime(deal.closedAt, view)]];
  if (deal.status === 'won') return closed;
  return [
    ...closed,
    [t('field.lostReason'), [lostReason(deal.lostReason, view), deal.lostText].filter(Boolean).join(' · ')],
    ...(deal.winBackOn === null ? [] : [[t('field.winBackOn'), calendarDay(deal.winBackOn, view)] as const]),
  ];
};

const contactLine = (deal: Deal, view: View): CardElement[] => {
  const words = maskedContact(deal);
  if (words.length === 0) return [];
  const shows = (deal.phone !== null || deal.email !== null) && may(view, 'reveal', deal);
  return [
    line(
      [{ bold: view.t('field.contact') }, ` ${words.join(' · ')}`],
      shows ? [button(view.t('deal.show'), { kind: 'reveal-contact', deal: { id: deal.id } })] : [],
    ),
  ];
};

/** "Bob moved it to Proposal · 2 min ago". */
const lastWords = (last: DealEvent, view: View): string => {
  const text = eventText(last, view);
  const what = eventWords(last, view);
  return `${text === null ? what : `${what}${view.t('list.colon')}${cut(text, 120)}`} · ${eventTime(last, view)}`;
};
