import type { CommandOf, FormRef } from '../../cards/kit/command.ts';
import {
  ANY,
  choicesOf,
  EVERY_WORKING_DAY,
  nameOf,
  TEAM_LANGUAGE,
} from '../../cards/reports/scope-choices.ts';
import { DIGEST_KINDS, SECTIONS, WEEKDAYS, type Weekday } from '../../domain/digests/digest-settings.ts';
import type { Context } from '../context.ts';
import { digestChannel, digestsFormParts } from '../digests/digest-channel.ts';
import { clockTime } from '../grammar/dates/clock-time.ts';
import type { FieldReader } from './field-reader.ts';

type Ref = Extract<FormRef, { form: 'digests' }>;

/** All of a channel's settings, of what stands beside them only what was changed; null only together with an error beside a field. */
export const readDigests = async (
  { conversation, shown }: Ref,
  form: FieldReader,
  context: Context,
): Promise<CommandOf<'save-digests'> | null> => {
  const { channel, teams, sources } = await digestsFormParts(
    await digestChannel(conversation, context),
    context,
  );
  const include = form.checks('include', DIGEST_KINDS) ?? [];
  if (include.length === 0) form.fail('include', 'field-required');
  const stuckOn = readDays(form, include.includes('stuck'));
  const stuckAt = readTime('stuckAt', form);
  const weeklyOn = weekdayOf(form.choice('weeklyOn', WEEKDAYS.map(String)));
  const summaryAt = readTime('summaryAt', form);
  const language = form.choice('language', [TEAM_LANGUAGE, 'en', 'zh-CN']);
  const scope = {
    owner: (await form.member('owner')) ?? null,
    team: readName('team', teams, channel.digests?.scope.team ?? null, form),
    source: readName('source', sources, channel.digests?.scope.source ?? null, form),
  };
  const quietDays = readDayCount('quietDays', form);
  if (stuckOn === undefined || stuckAt === undefined) return null;
  if (weeklyOn === undefined || summaryAt === undefined) return null;
  if (language === undefined || quietDays === undefined) return null;
  const spoken = language === TEAM_LANGUAGE ? null : language;
  return {
    kind: 'save-digests',
    conversation,
    digests: {
      include,
      stuckOn,
      stuckAt,
      weeklyOn,
      summaryAt,
      sections: form.checks('sections', SECTIONS) ?? [],
      scope,
      paused: form.checks('paused', ['paused'])?.includes('paused') ?? false,
    },
    ...(shown !== undefined && { shown: shown.digests }),
    ...(spoken !== shown?.language && { language: spoken }),
    ...(quietDays !== shown?.quietDays && { quietDays }),
  };
};

/** "Every working day" holds whatever weekdays are ticked besides. */
const readDays = (form: FieldReader, areNeeded: boolean): 'working' | Weekday[] | undefined => {
  const ticked = form.checks('stuckOn', [EVERY_WORKING_DAY, ...WEEKDAYS.map(String)]) ?? [];
  if (ticked.includes(EVERY_WORKING_DAY)) return 'working';
  const weekdays = WEEKDAYS.filter((weekday) => ticked.includes(String(weekday)));
  if (weekdays.length > 0) return weekdays;
  return areNeeded ? form.fail('stuckOn', 'field-required') : 'working';
};

const weekdayOf = (choice: string | undefined): Weekday | undefined =>
  WEEKDAYS.find((weekday) => String(weekday) === choice);

/** 9:00, 09：30, 9am, 9点半, or the hour alone. */
const readTime = (name: string, form: FieldReader): number | undefined => {
  const text = form.requiredLine(name, 20);
  if (text === undefined) return undefined;
  const plain = text.normalize('NFKC');
  const clock = clockTime(/^\d{1,2}$/.test(plain) ? `${plain}:00` : plain);
  return clock ?? form.fail(name, 'time-of-day', { time: text });
};

const readName = (
  name: string,
  inUse: readonly string[],
  chosen: string | null,
  form: FieldReader,
): string | null => {
  const choice = form.choice(name, [ANY, ...choicesOf(inUse, chosen).map(({ value }) => value)]);
  return choice === undefined ? null : nameOf(choice);
};

const MAX_DAYS = 365;

const readDayCount = (name: string, form: FieldReader): number | undefined => {
  const text = form.requiredLine(name, 20);
  if (text === undefined) return undefined;
  const days = /^\d{1,3}$/.test(text.normalize('NFKC')) ? Number(text.normalize('NFKC')) : 0;
  return days >= 1 && days <= MAX_DAYS ? days : form.fail(name, 'days-range', { max: MAX_DAYS });
};
