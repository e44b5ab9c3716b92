import type { DealPatch, LostReason } from '../../domain/deals/deal.ts';
import type { DealEvent } from '../../domain/deals/event.ts';
import { fieldNamed } from '../../domain/pipeline/field-values.ts';
import { cut } from '../../lib/text.ts';
import { dueWords } from '../kit/due-words.ts';
import { ago, calendarDay, dayAndTime, listed, money } from '../kit/format.ts';
import { actorName, stageName } from '../kit/names.ts';
import type { View } from '../kit/view.ts';
import { fieldName } from '../kit/words-of.ts';

/** What happened in a few words without what people wrote: "Bob moved it to Proposal". */
export const eventWords = (event: DealEvent, view: View): string => {
  const { t } = view;
  const who = actorName(event.by, view);
  switch (event.kind) {
    case 'created':
    case 'won':
    case 'undone':
    case 'follow-up-done':
    case 'waiting-ended':
    case 'woken':
    case 'revealed':
      return t(`event.${event.kind}`, { who });
    case 'edited':
      return t('event.edited', { who, fields: fieldNames(event.set, view) });
    case 'moved':
      return t(event.override ? 'event.overridden' : 'event.moved', {
        who,
        stage: stageName(event.to, view),
      });
    case 'lost':
      return t('event.lost', { who, reason: lostReason(event.set.lostReason ?? null, view) });
    case 'reopened':
      return t('event.reopened', { who, stage: stageName(event.to, view) });
    case 'assigned':
      if (event.to === null) return t('event.released', { who });
      if (event.to === event.by) return t('event.claimed', { who });
      return t('event.assigned', { who, to: view.name(event.to) });
    case 'touched':
      return t(`event.${event.channel}`, { who });
    case 'follow-up-planned': {
      const { followUp } = event.set;
      return t('event.follow-up-planned', { who, at: followUp == null ? '' : dueWords(followUp, view) });
    }
    case 'waiting-started':
      return t('event.waiting-started', { who, what: cut(event.set.waiting?.what ?? '', 80) });
    case 'snoozed': {
      const until = event.set.snoozedUntil ?? null;
      return t('event.snoozed', { who, until: until === null ? '' : dayAndTime(until, view) });
    }
    default:
      return event satisfies never;
  }
};

/** What people wrote along with it; null where nothing was. */
export const eventText = (event: DealEvent, view: View): string | null => {
  switch (event.kind) {
    case 'moved':
      return event.reason;
    case 'touched':
      return event.text;
    case 'follow-up-planned':
      return event.set.followUp?.text || null;
    case 'edited':
      return amountChange(event, view);
    case 'lost':
      return lostText(event.set, view);
    default:
      return null;
  }
};

const amountChange = ({ set, was }: DealEvent, view: View): string | null =>
  set.amount === undefined ? null : `${money(was.amount ?? null, view)} → ${money(set.amount, view)}`;

const lostText = ({ lostText: words, winBackOn }: DealPatch, view: View): string | null => {
  const parts = [
    ...(words ? [words] : []),
    ...(winBackOn ? [view.t('event.win-back', { on: calendarDay(winBackOn, view) })] : []),
  ];
  return parts.length === 0 ? null : parts.join(' · ');
};

/** When it happened: how long ago for somebody reading now, the date on a card that stays. */
export const eventTime = (event: DealEvent, view: View): string =>
  view.reader === null ? dayAndTime(event.at, view) : ago(event.at, view);

export const lostReason = (reason: LostReason | null, view: View): string =>
  reason === null ? view.t('lost.unknown') : view.t(`lost.${reason}`);

const fieldNames = (set: DealPatch, view: View): string =>
  listed(
    changedFields(set).map((field) => fieldName(field, view)),
    view,
  );

/** Those that every team has by name; the team's own are one word for now. */
const changedFields = ({ custom = {}, ...own }: DealPatch): string[] => [
  ...new Set([
    ...Object.keys(own),
    ...Object.keys(custom).map((id) => (fieldNamed(id) === undefined ? 'custom' : id)),
  ]),
];
