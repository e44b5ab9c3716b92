import type { Language } from '../domain/language.ts';
import type { Card, CardElement } from './kit/card.ts';
import type { CommandKind } from './kit/command.ts';
import { actions, button, heading, line, text } from './kit/elements.ts';
import { isTranslationKey, type KeyUnder } from './kit/translation-key.ts';
import type { View } from './kit/view.ts';
import { newLeadButton } from './leads/new-lead-button.ts';

export const HELP_TOPICS = ['lead', 'deal', 'plan', 'funnel', 'digests', 'team'] as const;
export type HelpTopic = (typeof HELP_TOPICS)[number];

/** The commands that the catalogues have a line of help for. */
export type HelpedKind = Extract<CommandKind, KeyUnder<'help.'>>;

export const isHelped = (kind: CommandKind): kind is HelpedKind => isTranslationKey(`help.${kind}`);

/** A command as it is helped with: lines that are understood; what they do is `help.<kind>` in the catalogues. */
export interface HelpLine {
  kind: HelpedKind;
  topic: HelpTopic;
  usage: Readonly<Record<Language, readonly string[]>>;
}

/** What can be asked about one topic, with an example each; no topic: what there is help about. */
export const helpCard = (topic: HelpTopic | null, lines: readonly HelpLine[], view: View): Card =>
  topic === null ? firstPage(view) : topicPage(topic, lines, view);

const firstPage = (view: View): Card => {
  const { t } = view;
  return {
    title: t('help.title'),
    tone: 'normal',
    body: [
      text(t('help.intro')),
      ...HELP_TOPICS.map((topic) =>
        line(
          [{ bold: t(`help.topic.${topic}`) }, `  ${t(`help.topic.${topic}.about`)}`],
          [button(t('help.more'), { kind: 'show-help', topic })],
        ),
      ),
      actions([...newLeadButton(view), button(t('home.funnel'), { kind: 'show-funnel', period: 'now' })]),
    ],
    more: null,
  };
};

const topicPage = (topic: HelpTopic, lines: readonly HelpLine[], view: View): Card => {
  const { t } = view;
  return {
    title: t('help.title'),
    tone: 'normal',
    body: [
      heading(t(`help.topic.${topic}`)),
      ...lines.filter((one) => one.topic === topic).map((one) => helpLine(one, view)),
      actions([
        ...(topic === 'lead' ? newLeadButton(view) : []),
        button(t('help.all'), { kind: 'show-help' }),
      ]),
    ],
    more: null,
  };
};

const helpLine = ({ kind, usage }: HelpLine, { t, language }: View): CardElement =>
  text([{ bold: usage[language].join('  ·  ') }, `  ${t(`help.${kind}`)}`]);
