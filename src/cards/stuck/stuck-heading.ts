import type { StuckDigest } from '../../domain/digests/message.ts';
import type { MemberId } from '../../domain/team/member.ts';
import type { Span } from '../kit/card.ts';
import { moneys } from '../kit/format.ts';
import type { Mentions } from '../kit/mention-tracker.ts';
import type { View } from '../kit/view.ts';

/** Whose the lines below are, how many of theirs are stuck and what that puts at risk, shown or not. */
export const ownerHeading = (
  owner: MemberId | null,
  isContinued: boolean,
  { owners, delegates }: StuckDigest,
  mentions: Mentions,
  view: View,
): Span[] => {
  const { t } = view;
  const all = owners.find((one) => one.owner === owner);
  const delegate = delegates?.find((one) => one.owner === owner)?.delegate;
  return [
    ...whose(owner, delegate ?? null, mentions, view),
    ...(isContinued ? [t('digest.continued')] : []),
    ...(all === undefined ? [] : [` · ${t('digest.deals', { count: all.deals })}`]),
    ...(all === undefined || all.amount.length === 0
      ? []
      : [` · ${t('digest.at-risk', { amount: moneys(all.amount, view) })}`]),
  ];
};

/** Who is away is named, and who stands in for them told. */
const whose = (
  owner: MemberId | null,
  delegate: MemberId | null,
  mentions: Mentions,
  { t, name }: View,
): Span[] => {
  if (owner === null) return [{ bold: t('member.pool') }];
  if (delegate === null) return [mentions.of(owner)];
  return [{ bold: name(owner) }, t('digest.away'), mentions.of(delegate)];
};
