import type { MemberId } from '../funnel/member.ts';
import type { StuckDigest, StuckLine } from '../funnel/message.ts';
import { sumByCurrency } from '../funnel/money.ts';
import { DAY } from '../funnel/time.ts';
import type { Card, CardElement, Control, Span } from './card.ts';
import { aimed, openButton } from './deal-menu.ts';
import { button, card, line, menu, text } from './elements.ts';
import { money, moneys } from './format.ts';
import { dealName, stageName } from './names.ts';
import { allStuckWords } from './stuck-words.ts';
import type { View } from './view.ts';

/** Deals one card bears: each is a line with a row of controls. */
export const DIGEST_PAGE = 10;
const SNOOZE = 3 * DAY;

/**
 * The stuck deals by owner, each owner named (in a channel: mentioned) once. `page` tells which page of all
 * stuck deals `digest.lines` begins with; only the first `DIGEST_PAGE` of the lines are shown.
 */
export const stuckDigestCard = (digest: StuckDigest, view: View, page = 0): Card => {
  const { t } = view;
  if (digest.total === 0) {
    return card(t('digest.title'), [text(t('digest.nothing')), ...progressLine(digest, view)], 'success');
  }
  const shown = digest.lines.slice(0, DIGEST_PAGE);
  const beyond = digest.total - page * DIGEST_PAGE - shown.length;
  const next = { kind: 'show-stuck', page: page + 1 } as const;
  return {
    title: t('digest.title'),
    tone: 'warning',
    body: [
      text(t('digest.total', { count: digest.total })),
      ...progressLine(digest, view),
      ...[...byOwner(shown)].flatMap(([owner, lines]) => [
        text(ownerHeading(owner, lines, view)),
        ...lines.map((one) => stuckLine(one, view)),
      ]),
      ...(beyond > 0 ? [line(t('digest.beyond', { count: beyond }), [button(t('digest.more'), next)])] : []),
    ],
    more: beyond > 0 ? { label: t('digest.more'), press: next } : null,
  };
};

const progressLine = ({ progress }: StuckDigest, { t }: View): CardElement[] => {
  if (progress === null) return [];
  const parts = [
    ...(progress.resolved > 0 ? [t('digest.resolved', { count: progress.resolved })] : []),
    ...(progress.fresh > 0 ? [t('digest.fresh', { count: progress.fresh })] : []),
  ];
  return parts.length === 0
    ? []
    : [text([{ quiet: t('digest.since', { what: parts.join(t('list.comma')) }) }])];
};

const byOwner = (lines: readonly StuckLine[]): Map<MemberId | null, StuckLine[]> => {
  const groups = new Map<MemberId | null, StuckLine[]>();
  for (const one of lines) groups.set(one.owner, [...(groups.get(one.owner) ?? []), one]);
  return groups;
};

const ownerHeading = (owner: MemberId | null, lines: readonly StuckLine[], view: View): Span[] => {
  const { t } = view;
  const risk = sumByCurrency(lines.map(({ amount }) => amount));
  const who: Span =
    owner === null
      ? { bold: t('member.pool') }
      : { member: owner, name: view.name(owner), mention: view.reader === null };
  return [who, ...(risk.length === 0 ? [] : [` · ${t('digest.at-risk', { amount: moneys(risk, view) })}`])];
};

const stuckLine = (one: StuckLine, view: View): CardElement =>
  line(
    [
      { bold: dealName({ number: one.deal, company: one.company }) },
      ` · ${money(one.amount, view)} · ${stageName(one.stage, view)}\n${allStuckWords(one.reasons, one.stage, view)}`,
    ],
    stuckControls(one, view),
  );

const stuckControls = (one: StuckLine, view: View): Control[] => {
  const { t } = view;
  const { on, it } = aimed(one);
  return [
    openButton(one, view),
    menu(t('digest.act'), [
      [t('deal.follow-up'), { kind: 'open-form', ref: { form: 'follow-up', ...on } }],
      [t('digest.snooze'), { kind: 'snooze-deal', ...it, until: view.now + SNOOZE }],
      [t('deal.move'), { kind: 'open-form', ref: { form: 'move', ...on } }],
      [t('deal.lose'), { kind: 'open-form', ref: { form: 'lost', ...on } }],
    ]),
  ];
};
