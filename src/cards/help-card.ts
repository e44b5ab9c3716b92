import type { Card, CardElement } from './card.ts';
import { actions, button, heading, text } from './elements.ts';
import { newLeadButton } from './new-lead-button.ts';
import type { View } from './view.ts';

const TOPICS = {
  lead: ['form', 'quick'],
  deal: ['show', 'list', 'move', 'close', 'reopen', 'log', 'follow', 'wait', 'owner', 'snooze'],
  funnel: ['now', 'stuck', 'summary', 'here', 'role', 'link', 'language'],
} as const;

export type Topic = keyof typeof TOPICS;

/** The commands with an example each, in the reader's language. */
export const helpCard = (topic: Topic | null, view: View): Card => {
  const { t } = view;
  const topics: readonly Topic[] = topic === null ? ['lead', 'deal', 'funnel'] : [topic];
  return {
    title: t('help.title'),
    tone: 'normal',
    body: [
      text(t('help.intro')),
      ...topics.flatMap((one): CardElement[] => [
        heading(t(`help.${one}`)),
        ...TOPICS[one].map((item) =>
          text([{ bold: t(`help.${one}.${item}.example`) }, `  ${t(`help.${one}.${item}`)}`]),
        ),
      ]),
      actions([...newLeadButton(view), button(t('home.funnel'), { kind: 'show-funnel', period: 'now' })]),
    ],
    more: null,
  };
};
