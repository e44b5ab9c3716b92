import { z } from 'zod';
import { playbookCard } from '../../cards/pipeline/playbook-card.ts';
import { defineCommand } from '../define-command.ts';
import { dealRef } from '../inputs.ts';

const input = z.strictObject({ kind: z.literal('show-playbook'), deal: dealRef });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'show-playbook': z.infer<typeof input>;
  }
}

/** What to do in the stage a deal is in. */
export const showPlaybook = defineCommand({
  kind: 'show-playbook',
  about: 'deal',
  permission: 'read',
  effect: 'read',
  input,
  menu: {
    label: 'deal.playbook',
    position: 50,
    press: ({ it: { deal } }) => ({ kind: 'show-playbook', deal }),
  },
  usage: { topic: 'deal', en: ['/deal 12 playbook'], 'zh-CN': ['/商机 12 打法'] },
  verbs: [{ under: 'deal', words: { en: ['playbook'], 'zh-CN': ['打法', '攻略'] } }],
  handle: (_command, { deal, view }) => ({ kind: 'card', card: playbookCard(deal, view) }),
});
