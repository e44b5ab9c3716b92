import { LOST_REASONS, type LostReason } from '../../domain/deals/deal.ts';
import { cut } from '../../lib/text.ts';
import { CommandError } from '../error.ts';

const WORDS: readonly (readonly [LostReason, readonly string[]])[] = [
  ['price', ['price', 'pricing', 'too expensive', 'expensive', '价格', '太贵', '价格太高', '贵']],
  ['competitor', ['competitor', 'competition', '竞争对手', '竞品', '对手', '友商']],
  ['no-budget', ['no budget', 'budget', '没有预算', '没预算', '无预算', '预算']],
  ['no-decision', ['no decision', 'decision', '没有决定', '没决定', '未决策', '不决策', '没有决策']],
  ['timing', ['timing', 'bad timing', '时机不对', '时机']],
  [
    'no-response',
    [
      'no response',
      'no answer',
      'no reply',
      'silent',
      '没有回复',
      '没有回应',
      '无回应',
      '没回复',
      '失联',
      '联系不上',
    ],
  ],
  ['not-a-fit', ['not a fit', 'no fit', 'not fit', '不合适', '不匹配', '不适合']],
  ['duplicate', ['duplicate', 'dup', '重复']],
  ['other', ['other', 'others', '其他', '其它']],
];

const SPELLINGS = WORDS.flatMap(([reason, words]) => words.map((word) => ({ reason, word }))).sort(
  (a, b) => b.word.length - a.word.length,
);

/** The reason a text begins with, in the words of either language, and what else was said. */
export const lostReasonAtStart = (text: string): { reason: LostReason; rest: string } => {
  const head = text.slice(0, 40).normalize('NFKC').toLowerCase().replace(/[-_]/g, ' ');
  for (const { reason, word } of SPELLINGS) {
    if (!head.startsWith(word)) continue;
    const after = head.charAt(word.length);
    if (/[a-z]/.test(word.slice(-1)) && /[\p{L}\p{N}]/u.test(after)) continue;
    return { reason, rest: text.slice(word.length).replace(/^[\s,，、;；:：.。-]+/u, '') };
  }
  throw new CommandError(
    'lost-reason-unknown',
    { reason: cut(text, 60), reasons: LOST_REASONS.join(', ') },
    { en: '/deal 12 lost price', 'zh-CN': '/商机 12 输单 价格' },
  );
};
