import { isOverdue } from '../domain/calendar/due.ts';
import { answerDue, type Deal, type Waiting } from '../domain/deals/deal.ts';
import type { DealEvent } from '../domain/deals/event.ts';
import type { InsteadOf, MessageBody } from '../domain/digests/message.ts';
import type { Workspace } from '../domain/team/workspace.ts';
import { cut } from '../lib/text.ts';
import { holidaysMissingCard } from './calendar/holidays-missing-card.ts';
import { aimed } from './deals/aim.ts';
import { dealCard, dealTitle } from './deals/deal-card.ts';
import { openButton } from './deals/deal-menu.ts';
import { morningNoteCard } from './digests/morning-note-card.ts';
import { sendFailedCard } from './digests/send-failed-card.ts';
import type { Card, CardElement } from './kit/card.ts';
import { dueWords } from './kit/due-words.ts';
import { actions, button, card, fields, quiet, text } from './kit/elements.ts';
import { calendarDay } from './kit/format.ts';
import { maskedContact } from './kit/mask.ts';
import { actorName } from './kit/names.ts';
import type { View } from './kit/view.ts';
import { whereItStands } from './leads/lead-added-card.ts';
import { summaryCard } from './reports/summary-card.ts';
import { stuckDigestCard } from './stuck/stuck-digest-card.ts';
import { fixCard } from './team/fix-card.ts';
import { handedOverCard, hasLeftCard } from './team/hand-over-card.ts';

interface About {
  deal: Deal;
  last: DealEvent | null;
}

/** What the bot says on its own, as a card. `about` is the deal the message is about, where there is one. */
export const messageCard = (
  body: Exclude<MessageBody, { kind: 'digest-refresh' }>,
  about: About | null,
  workspace: Workspace,
  view: View,
): Card => {
  const { t } = view;
  switch (body.kind) {
    case 'deal-card':
      return about === null
        ? card(t('message.deal-gone'), [])
        : dealCard(about.deal, about.last, workspace, view);
    case 'assigned':
      return reminder(t('message.assigned', { who: actorName(body.by, view) }), about, view);
    case 'follow-up-due':
      return reminder(t('message.follow-up', { at: dueWords(body, view) }), about, view, [
        ...(body.text === '' ? [] : [text(body.text)]),
        ...insteadOf(body.insteadOf, view),
      ]);
    case 'waiting-over':
      return reminder(waitingOverWords(body.waiting, view), about, view, insteadOf(body.insteadOf, view));
    case 'stuck-digest':
      return stuckDigestCard(body.digest, view);
    case 'summary':
      return summaryCard(body.summary, view);
    case 'morning-note':
      return morningNoteCard(body.note, view);
    case 'fix-assigned':
    case 'fix-due':
      return fixCard(body.kind, body.fix, view);
    case 'has-left':
      return hasLeftCard(body, view);
    case 'handed-over':
      return handedOverCard(body, view);
    case 'holidays-missing':
      return holidaysMissingCard(body.year, view);
    case 'send-failed':
      return sendFailedCard(body, view);
    default:
      return body satisfies never;
  }
};

/** What is due all day is asked about on that day, before anybody can be late. */
const waitingOverWords = (waiting: Waiting, view: View): string => {
  const due = answerDue(waiting);
  const isStillDue = due.overdueAfter !== undefined && !isOverdue(due, view.now);
  return view.t(isStillDue ? 'message.waiting-today' : 'message.waiting-over', {
    what: waiting.what,
    due: dueWords(due, view),
  });
};

const insteadOf = (away: InsteadOf | undefined, view: View): CardElement[] =>
  away === undefined
    ? []
    : [
        quiet(
          view.t('message.instead-of', { who: view.name(away.owner), until: calendarDay(away.until, view) }),
        ),
      ];

/** To the owner: what is up with which deal, and what can be done about it at once. */
const reminder = (words: string, about: About | null, view: View, extra: CardElement[] = []): Card => {
  if (about === null) return card(words, extra);
  const { deal } = about;
  const { t } = view;
  const { on, it } = aimed(deal);
  const contact = maskedContact(deal).join(' · ');
  return card(dealTitle(deal, view), [
    text(words),
    ...extra,
    fields([
      [t('field.stage'), whereItStands(deal, view)],
      ...(contact === '' ? [] : [[t('field.contact'), contact] as const]),
      ...(deal.need === null ? [] : [[t('field.need'), cut(deal.need, 300)] as const]),
    ]),
    actions([
      openButton(deal, view),
      button(t('deal.log'), { kind: 'open-form', ref: { form: 'log', ...on } }),
      ...(deal.followUp === null ? [] : [button(t('deal.done'), { kind: 'finish-follow-up', ...it })]),
      ...(deal.waiting === null ? [] : [button(t('deal.end-waiting'), { kind: 'end-waiting', ...it })]),
      button(t('deal.follow-up'), { kind: 'open-form', ref: { form: 'follow-up', ...on } }),
    ]),
  ]);
};
