import { isOverdue } from '../../domain/calendar/due.ts';
import type { MorningNote } from '../../domain/digests/message.ts';
import { cut } from '../../lib/text.ts';
import { aimed } from '../deals/aim.ts';
import { followUpWords } from '../deals/deal-card.ts';
import { openButton } from '../deals/deal-menu.ts';
import type { Card, CardElement, Control, Text } from '../kit/card.ts';
import { actions, button, card, heading, line, quiet, text } from '../kit/elements.ts';
import { calendarDay } from '../kit/format.ts';
import { dealName } from '../kit/names.ts';
import type { View } from '../kit/view.ts';
import { actMenu, stuckLine } from '../stuck/stuck-digest-card.ts';
import { fixLine } from '../team/fix-line.ts';

/** Fixes one note bears; a person seldom has more to do. */
const FIXES = 3;
/** Enough of a name, and of what is to be done, to know it again: the longest note has to fit into a message. */
const NAME = 24;
const WORDS = 40;

/** One owner's day: what is due, what they are to fix, what is stuck, with what can be done about each line. */
export const morningNoteCard = (note: MorningNote, view: View): Card => {
  const { t } = view;
  const { owner, until, followUps, totalFollowUps, fixes, stuck, totalStuck } = note;
  const open = { status: 'open', owner } as const;
  const all = button(t('morning.all-open'), { kind: 'list-deals', filter: open, page: 0 });
  const title = until === null ? t('morning.title') : t('morning.title-of', { who: view.name(owner) });
  const shown = card(title, [
    ...(until === null
      ? []
      : [text(t('message.instead-of', { who: view.name(owner), until: calendarDay(until, view) }))]),
    ...section(
      t('home.follow-ups', { count: totalFollowUps }),
      followUps.map((one) => followUpLine(one, view)),
    ),
    ...allOf(totalFollowUps > followUps.length, [all]),
    ...section(
      t('home.fixes', { count: fixes.length }),
      fixes.slice(0, FIXES).map((fix) => fixLine(fix, view)),
    ),
    ...section(
      t('home.stuck', { count: totalStuck }),
      stuck.map((one) => stuckLine({ ...one, company: cut(one.company, NAME) }, view)),
    ),
    ...allOf(totalStuck > stuck.length, [
      button(t('morning.all-stuck', { count: totalStuck }), {
        kind: 'list-deals',
        filter: { ...open, stuck: true },
        page: 0,
      }),
    ]),
    ...(until === null ? wayOut(view) : []),
  ]);
  return { ...shown, more: { label: all.label, press: all.press } };
};

const section = (title: string, lines: readonly CardElement[]): CardElement[] =>
  lines.length === 0 ? [] : [heading(title), ...lines];

const allOf = (isMore: boolean, controls: readonly Control[]): CardElement[] =>
  isMore ? [actions(controls)] : [];

const followUpLine = (one: MorningNote['followUps'][number], view: View): CardElement => {
  const { t } = view;
  const { at, overdueAfter, text: todo } = one;
  const due = { at, ...(overdueAfter !== undefined && { overdueAfter }) };
  const words: Text = [
    { bold: dealName({ number: one.deal, company: cut(one.company, NAME) }) },
    `\n${isOverdue(due, view.now) ? t('morning.overdue') : ''}${followUpWords({ ...due, text: cut(todo, WORDS) }, view)}`,
  ];
  const done = button(t('deal.done'), { kind: 'finish-follow-up', ...aimed(one).it });
  return line(words, [openButton(one, view), done, actMenu(one, view)]);
};

/** Their own note only: whoever stands in could not stop somebody else's. */
const wayOut = ({ t }: View): CardElement[] => [
  actions([button(t('morning.stop'), { kind: 'set-morning-note', on: false })]),
  quiet(t('morning.again')),
];
