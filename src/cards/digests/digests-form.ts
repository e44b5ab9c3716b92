import {
  DIGEST_KINDS,
  type DigestSettings,
  defaultDigests,
  SECTIONS,
  WEEKDAYS,
} from '../../domain/digests/digest-settings.ts';
import type { Conversation } from '../../domain/team/member.ts';
import type { Workspace } from '../../domain/team/workspace.ts';
import { minuteText } from '../../lib/minute-of-day.ts';
import { channelName } from '../kit/channel-name.ts';
import type { Field, Form, Option } from '../kit/form.ts';
import { form, memberField, selectField, textField } from '../kit/form-fields.ts';
import type { KeyUnder } from '../kit/translation-key.ts';
import type { View } from '../kit/view.ts';
import { weekdayName } from '../kit/weekday-name.ts';
import {
  ANY,
  choiceOf,
  choicesOf,
  EVERY_WORKING_DAY,
  OFFERED,
  TEAM_LANGUAGE,
} from '../reports/scope-choices.ts';
import { digestName } from './digest-words.ts';

/** What the form is about and may offer. */
export interface DigestsFormParts {
  channel: Conversation;
  isHere: boolean;
  workspace: Workspace;
  /** Those in use. */
  teams: readonly string[];
  sources: readonly string[];
}

/** All settings of one channel's digests; of a channel without any, those it would begin with. */
export const digestsForm = (parts: DigestsFormParts, view: View): Form => {
  const { channel, isHere, workspace } = parts;
  const { t } = view;
  const digests = channel.digests ?? defaultDigests(workspace.digestMinute);
  return form(
    {
      form: 'digests',
      conversation: channel.id,
      shown: { digests, language: channel.language, quietDays: workspace.quietDays },
    },
    {
      title: t('form.digests'),
      intro: t('form.digests-intro', {
        channel: channelName(channel, isHere ? channel.id : null, view),
        zone: view.zone,
      }),
    },
    [
      ...whatAndWhen(digests, view),
      languageField(channel, workspace, view),
      checksField(
        'sections',
        digests.sections,
        SECTIONS.map((section) => ({ value: section, label: t(`section.${section}`) })),
        view,
        { hint: t('form.sections-hint') },
      ),
      ...whoseDeals(digests, parts, view),
      textField('quietDays', String(workspace.quietDays), view, {
        required: true,
        hint: t('form.quiet-days-hint'),
      }),
      checksField(
        'paused',
        digests.paused ? ['paused'] : [],
        [{ value: 'paused', label: t('form.paused') }],
        view,
      ),
    ],
    view,
  );
};

const whatAndWhen = (
  { include, stuckOn, stuckAt, weeklyOn, summaryAt }: DigestSettings,
  view: View,
): Field[] => {
  const { t } = view;
  const weekdays: Option[] = WEEKDAYS.map((weekday) => ({
    value: String(weekday),
    label: weekdayName(weekday, view),
  }));
  return [
    checksField(
      'include',
      include,
      DIGEST_KINDS.map((kind) => ({ value: kind, label: digestName(kind, view) })),
      view,
      { required: true },
    ),
    checksField(
      'stuckOn',
      stuckOn === 'working' ? [EVERY_WORKING_DAY] : stuckOn.map(String),
      [{ value: EVERY_WORKING_DAY, label: t('form.every-working-day') }, ...weekdays],
      view,
      { hint: t('form.stuck-on-hint') },
    ),
    textField('stuckAt', minuteText(stuckAt), view, { required: true, hint: t('form.time-hint') }),
    {
      ...selectField('weeklyOn', t('field.weeklyOn'), String(weeklyOn), weekdays),
      hint: t('form.weekly-on-hint'),
    },
    textField('summaryAt', minuteText(summaryAt), view, { required: true, hint: t('form.summary-at-hint') }),
  ];
};

const languageField = ({ language }: Conversation, workspace: Workspace, { t }: View): Field =>
  selectField('language', t('field.language'), language ?? TEAM_LANGUAGE, [
    {
      value: TEAM_LANGUAGE,
      label: t('form.team-language', { language: t(`language.${workspace.language}`) }),
    },
    ...(['en', 'zh-CN'] as const).map((one) => ({ value: one, label: t(`language.${one}`) })),
  ]);

const whoseDeals = (
  { scope: { team, source, owner } }: DigestSettings,
  { teams, sources }: DigestsFormParts,
  view: View,
): Field[] => {
  const { t } = view;
  const all = { value: ANY, label: t('form.any') };
  return [
    {
      ...selectField('team', t('field.team'), choiceOf(team), [all, ...choicesOf(teams, team)]),
      hint: t('form.team-hint'),
    },
    {
      ...selectField('source', t('field.source'), choiceOf(source), [all, ...choicesOf(sources, source)]),
      hint: sources.length > OFFERED ? t('form.first-sources', { count: OFFERED }) : null,
    },
    memberField('owner', t('field.owner'), owner, view, false),
  ];
};

const checksField = (
  name: KeyUnder<'field.'>,
  value: readonly string[],
  options: readonly Option[],
  { t }: View,
  { required = false, hint = null }: { required?: boolean; hint?: string | null } = {},
): Field => ({ type: 'checks', name, label: t(`field.${name}`), required, hint, value, options });
