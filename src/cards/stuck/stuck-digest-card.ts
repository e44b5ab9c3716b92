import type { StuckDigest, StuckLine } from '../../domain/digests/message.ts';
import type { FigureScope } from '../../domain/reports/figures.ts';
import type { MemberId } from '../../domain/team/member.ts';
import { DAY } from '../../domain/time.ts';
import { estimateNote } from '../calendar/estimate-note.ts';
import { aimed } from '../deals/aim.ts';
import { claimChoice, may, openButton } from '../deals/deal-menu.ts';
import type { Card, CardElement, Control, Menu } from '../kit/card.ts';
import type { CommandOf } from '../kit/command.ts';
import { button, line, menu, quiet, text } from '../kit/elements.ts';
import { amountBeside } from '../kit/format.ts';
import { type Mentions, mentionsOnce } from '../kit/mention-tracker.ts';
import { dealName, stageName } from '../kit/names.ts';
import type { View } from '../kit/view.ts';
import { scopeWords } from '../reports/scope-words.ts';
import { escalationNote } from './escalation-note.ts';
import { ownerHeading } from './stuck-heading.ts';
import { allStuckWords, hintWords } from './stuck-words.ts';

/** Deals one card bears: each is a line with a row of controls. */
export const DIGEST_PAGE = 10;
const SNOOZE = 3 * DAY;

type Draw = (one: StuckLine) => CardElement;

/**
 * The stuck deals by owner. In a channel each person is mentioned once: who hears of the escalated deals, each owner
 * or whoever stands in. `page` tells which page of all stuck deals `digest.lines` begins with; only the first
 * `DIGEST_PAGE` of the lines are shown, each as `draw` does it. `done` of them are stuck no more.
 */
export const stuckDigestCard = (
  digest: StuckDigest,
  view: View,
  page = 0,
  draw: Draw = (one) => stuckLine(one, view),
  done = 0,
): Card => {
  const { t } = view;
  const about = scopeWords(digest.scope, view);
  const intro = about === '' ? [] : [quiet(about)];
  if (digest.total === 0) {
    const body = [
      ...intro,
      text(t('digest.nothing')),
      ...progressLine(digest, view),
      ...estimateNote(digest.at, view),
    ];
    return { title: t('digest.title'), tone: 'success', body, more: null };
  }
  const mentions = mentionsOnce(view);
  const { turns, next } = turning(digest, page, view);
  return {
    title: t('digest.title'),
    tone: 'warning',
    body: [
      ...intro,
      text(digest.total === done ? t('digest.nothing') : t('digest.total', { count: digest.total - done })),
      ...progressLine(digest, view),
      ...(page === 0 ? escalationNote(digest, mentions, view) : []),
      ...groups(digest, page, mentions, draw, view),
      ...turns,
      ...estimateNote(digest.at, view),
    ],
    more: next,
  };
};

const progressLine = ({ progress }: StuckDigest, { t }: View): CardElement[] => {
  if (progress === null) return [];
  const parts = [
    ...(progress.resolved > 0 ? [t('digest.resolved', { count: progress.resolved })] : []),
    ...(progress.fresh > 0 ? [t('digest.fresh', { count: progress.fresh })] : []),
  ];
  return parts.length === 0 ? [] : [quiet(t('digest.since', { what: parts.join(t('list.comma')) }))];
};

const groups = (
  digest: StuckDigest,
  page: number,
  mentions: Mentions,
  draw: Draw,
  view: View,
): CardElement[] => {
  const shown = digest.lines.slice(0, DIGEST_PAGE);
  const cut = cutGroup(digest, page);
  const owners = [...new Set(shown.map(({ owner }) => owner))];
  return owners.flatMap((owner) => [
    text(ownerHeading(owner, owner === cut, digest, mentions, view)),
    ...shown.filter((one) => one.owner === owner).map(draw),
  ]);
};

/** Whose deals began on the page before; undefined: this page begins with those of somebody else. */
const cutGroup = ({ owners, lines }: StuckDigest, page: number): MemberId | null | undefined => {
  const first = lines[0]?.owner;
  const before = owners.slice(
    0,
    Math.max(
      0,
      owners.findIndex(({ owner }) => owner === first),
    ),
  );
  return before.reduce((sum, { deals }) => sum + deals, 0) < page * DIGEST_PAGE ? first : undefined;
};

/** Where the page stands among all, and the way to those around it. */
const turning = ({ lines, total, scope }: StuckDigest, page: number, { t }: View) => {
  const first = page * DIGEST_PAGE + 1;
  const last = page * DIGEST_PAGE + Math.min(lines.length, DIGEST_PAGE);
  const next: Card['more'] =
    last < total
      ? {
          label: t('list.next'),
          press: pageOf(page + 1, scope),
        }
      : null;
  const buttons = [
    ...(page === 0 ? [] : [button(t('list.previous'), pageOf(page - 1, scope))]),
    ...(next === null ? [] : [button(next.label, next.press)]),
  ];
  const where = [{ quiet: t('list.range', { first, last, total }) }];
  return { next, turns: buttons.length === 0 ? [] : [line(where, buttons)] };
};

/** The page of the same deals, for whoever presses. */
const pageOf = (page: number, { owner, team, source }: FigureScope): CommandOf<'show-stuck'> => ({
  kind: 'show-stuck',
  page,
  ...(owner !== null && { owner }),
  ...(team !== null && { team }),
  ...(source !== null && { source }),
});

/** One deal: what it is, why it is stuck, how it went with others as old, and what can be done about it. */
export const stuckLine = (one: StuckLine, view: View): CardElement =>
  line(
    [
      { bold: dealName({ number: one.deal, company: one.company }) },
      `${amountBeside(one.amount, view)} · ${stageName(one.stage, view)}\n${allStuckWords(one.reasons, one.stage, view)}`,
      ...(one.hint === null ? [] : ['\n', { quiet: hintWords(one.hint, view) }]),
    ],
    stuckControls(one, view),
  );

const stuckControls = (one: StuckLine, view: View): Control[] => [
  openButton(one, view),
  ...(one.owner === null && may(view, 'claim', one) ? [button(...claimChoice(one, view))] : []),
  ...(may(view, 'change', one) ? [actMenu(one, view)] : []),
];

/** What can be done about a deal that needs it. */
export const actMenu = (one: { id: number; version: number }, view: View): Menu => {
  const { t } = view;
  const { on, it } = aimed(one);
  return menu(t('digest.act'), [
    [t('deal.follow-up'), { kind: 'open-form', ref: { form: 'follow-up', ...on } }],
    [t('digest.snooze'), { kind: 'snooze-deal', ...it, until: view.now + SNOOZE }],
    [t('deal.move'), { kind: 'open-form', ref: { form: 'move', ...on } }],
    [t('deal.lose'), { kind: 'open-form', ref: { form: 'lost', ...on } }],
  ]);
};
