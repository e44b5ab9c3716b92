import { DIGEST_KINDS, type DigestKind, type DigestSettings } from '../../domain/digests/digest-settings.ts';
import { slotAfter } from '../../domain/digests/digest-slots.ts';
import type { Conversation } from '../../domain/team/member.ts';
import { minuteText } from '../../lib/minute-of-day.ts';
import { dayAndTime, listed } from '../kit/format.ts';
import type { View } from '../kit/view.ts';
import { weekdayName } from '../kit/weekday-name.ts';
import { scopeWords } from '../reports/scope-words.ts';

/** "Weekly summary". */
export const digestName = (kind: DigestKind, { t }: View): string => t(`digest-kind.${kind}`);

/** "stuck deals and weekly summary"; of nothing, that. */
export const includedWords = ({ include }: DigestSettings, view: View): string =>
  include.length === 0
    ? view.t('setup.nothing')
    : listed(
        include.map((kind) => digestName(kind, view)),
        view,
      );

/** A conversation's settings, a line each. */
export const settingsLines = (
  settings: DigestSettings,
  { language }: Pick<Conversation, 'language'>,
  view: View,
): string[] => {
  const { t } = view;
  const scope = scopeWords(settings.scope, view);
  return [
    ...DIGEST_KINDS.filter((kind) => settings.include.includes(kind)).map(
      (kind) => `${digestName(kind, view)}${t('list.colon')}${whenWords(kind, settings, view)}`,
    ),
    ...(settings.include.length === 0 ? [t('setup.nothing')] : []),
    ...(scope === '' ? [] : [t('setup.scope', { scope })]),
    ...(language === null ? [] : [t('setup.language', { language: t(`language.${language}`) })]),
  ];
};

const whenWords = (kind: DigestKind, settings: DigestSettings, view: View): string => {
  const { t } = view;
  switch (kind) {
    case 'stuck':
      return t('setup.when', { days: stuckDays(settings, view), time: minuteText(settings.stuckAt) });
    case 'weekly':
      return t('setup.weekly', {
        day: weekdayName(settings.weeklyOn, view),
        time: minuteText(settings.summaryAt),
      });
    case 'quarterly':
      return t('setup.quarterly', { time: minuteText(settings.summaryAt) });
    default:
      return kind satisfies never;
  }
};

const stuckDays = ({ stuckOn }: DigestSettings, view: View): string =>
  stuckOn === 'working'
    ? view.t('setup.working-days')
    : listed(
        stuckOn.map((weekday) => weekdayName(weekday, view)),
        view,
      );

/** "Next: Weekly summary, Mon, Mar 9, 09:00"; null: nothing is to come. */
export const nextWords = (settings: DigestSettings, view: View): string | null => {
  const next = DIGEST_KINDS.flatMap((kind) => {
    const slot = slotAfter(kind, view.now, settings, view);
    return slot === null ? [] : [{ kind, at: slot.at }];
  });
  const [first] = next.toSorted((one, other) => one.at - other.at);
  if (first === undefined) return null;
  const what = digestName(first.kind, view);
  return view.t('setup.next', { what, at: dayAndTime(first.at, view) });
};
