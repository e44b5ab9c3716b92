import { z } from 'zod';
import { HELP_TOPICS, type HelpTopic, helpCard } from '../../cards/help-card.ts';
import { defineCommand } from '../define-command.ts';
import { plain } from '../grammar/plain.ts';

const input = z.strictObject({
  kind: z.literal('show-help'),
  /** Absent: the first page, which leads to all of them. */
  topic: z.enum(HELP_TOPICS).optional(),
});

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'show-help': z.infer<typeof input>;
  }
}

const TOPICS: ReadonlyMap<string, HelpTopic> = new Map(
  (
    [
      ['lead', ['lead', 'leads', '线索']],
      ['deal', ['deal', 'deals', '商机']],
      ['plan', ['plan', 'follow', 'planning', '跟进', '计划']],
      ['funnel', ['funnel', 'report', 'reports', '漏斗', '报表']],
      ['digests', ['digest', 'digests', 'setup', '播报', '设置']],
      ['team', ['team', '团队', '小组']],
    ] satisfies [HelpTopic, string[]][]
  ).flatMap(([topic, words]) => words.map((word): [string, HelpTopic] => [word, topic])),
);

/** What can be asked, by topic. */
export const showHelp = defineCommand({
  kind: 'show-help',
  about: null,
  permission: 'read',
  effect: 'read',
  input,
  usage: {
    topic: 'team',
    en: ['/funnel help', '/funnel help deal'],
    'zh-CN': ['/漏斗 帮助', '/漏斗 帮助 商机'],
  },
  verbs: [
    {
      under: 'funnel',
      words: { en: ['help', '?'], 'zh-CN': ['帮助'] },
      parse({ text }) {
        const topic = TOPICS.get(plain(text));
        return { kind: 'show-help', ...(topic !== undefined && { topic }) };
      },
    },
  ],
  handle: ({ topic }, { help, view }) => ({ kind: 'card', card: helpCard(topic ?? null, help, view) }),
});
