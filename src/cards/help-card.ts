import type { Card, CardElement } from './kit/card.ts';
import { actions, button, heading, text } from './kit/elements.ts';
import type { View } from './kit/view.ts';
import { newLeadButton } from './leads/new-lead-button.ts';

const GROUPS = {
  lead: ['form', 'quick'],
  deal: ['show', 'list', 'move', 'close', 'reopen', 'log', 'follow', 'wait', 'owner', 'snooze', 'more'],
  funnel: ['now', 'stuck', 'summary', 'forecast', 'target', 'sources', 'spend', 'lost', 'fix', 'numbers'],
  team: ['here', 'setup', 'preview', 'pause', 'note', 'calendar', 'away', 'team', 'role', 'link', 'language'],
} as const;

type Group = keyof typeof GROUPS;

/** What each command is helped with. */
const TOPICS = {
  lead: ['lead'],
  deal: ['deal'],
  funnel: ['funnel', 'team'],
} as const satisfies Record<string, readonly Group[]>;

export type Topic = keyof typeof TOPICS;

/** The commands with an example each, in the reader's language. */
export const helpCard = (topic: Topic | null, view: View): Card => {
  const { t } = view;
  const groups: readonly Group[] = topic === null ? Object.values(TOPICS).flat() : TOPICS[topic];
  return {
    title: t('help.title'),
    tone: 'normal',
    body: [
      text(t('help.intro')),
      ...groups.flatMap((one): CardElement[] => [
        heading(t(`help.${one}`)),
        ...GROUPS[one].map((item) =>
          text([{ bold: t(`help.${one}.${item}.example`) }, `  ${t(`help.${one}.${item}`)}`]),
        ),
      ]),
      actions([...newLeadButton(view), button(t('home.funnel'), { kind: 'show-funnel', period: 'now' })]),
    ],
    more: null,
  };
};
