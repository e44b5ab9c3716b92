import { LOST_REASONS, type LostReason } from '../../domain/deals/deal.ts';
import { cut } from '../../lib/text.ts';
import { CommandError } from '../error.ts';

const WORDS: readonly (readonly [LostReason, readonly string[]])[] = [
  [
    'price',
    [
      'price',
      'pricing',
      'too expensive',
      'expensive',
      'pricey',
      'costs too much',
      'cost',
      '价格',
      '太贵',
      '价格太高',
      '价格高',
      '嫌贵',
      '贵',
    ],
  ],
  [
    'competitor',
    [
      'competitor',
      'competition',
      'went with',
      'chose another',
      'another vendor',
      'another supplier',
      '竞争对手',
      '竞品',
      '对手',
      '友商',
      '别家',
      '同行',
      '其他家',
    ],
  ],
  ['no-budget', ['no budget', 'budget', 'no money', '没有预算', '没预算', '无预算', '预算', '没钱']],
  ['no-decision', ['no decision', 'decision', '没有决定', '没决定', '未决策', '不决策', '没有决策']],
  [
    'timing',
    ['timing', 'bad timing', 'not now', 'too early', 'too late', '时机不对', '时机', '太早', '太晚'],
  ],
  [
    'no-response',
    [
      'no response',
      'no answer',
      'no reply',
      'silent',
      'ghosted',
      'gone quiet',
      '没消息',
      '不回复',
      '不回',
      '没有回复',
      '没有回应',
      '无回应',
      '没回复',
      '失联',
      '联系不上',
    ],
  ],
  [
    'not-a-fit',
    [
      'not a fit',
      'no fit',
      'not fit',
      'no need',
      'not needed',
      '不合适',
      '不匹配',
      '不适合',
      '不需要',
      '没需求',
      '没有需求',
    ],
  ],
  ['duplicate', ['duplicate', 'dup', '重复']],
  ['other', ['other', 'others', '其他', '其它']],
];

const SPELLINGS = WORDS.flatMap(([reason, words]) => words.map((word) => ({ reason, word }))).sort(
  (a, b) => b.word.length - a.word.length,
);

/**
 * The reason a text gives, in the words of either language, and what was said: behind the reason, or all of it where the
 * reason is in the middle of a sentence. Throws CommandError for none, for several, and for what it was not.
 */
export const lostReasonIn = (text: string): { reason: LostReason; rest: string } => {
  const said = text.slice(0, 200).normalize('NFKC').toLowerCase().replace(/[-_]/g, ' ');
  const found = reasonsIn(said);
  const [first] = found;
  if (
    first === undefined ||
    new Set(found.map(({ reason }) => reason)).size > 1 ||
    DENIED.test(said.slice(0, first.at))
  )
    throw new CommandError(
      'lost-reason-unknown',
      { reason: cut(text, 60), reasons: LOST_REASONS.join(', ') },
      { en: '/deal 12 lost price', 'zh-CN': '/商机 12 输单 价格' },
    );
  const end = first.at + first.word.length;
  // 太贵了 is one word, 价格 高出两成 is a word and what was said.
  const isSentence = first.at > 0 || /^\p{Script=Han}/u.test(said.slice(end));
  return {
    reason: first.reason,
    rest: isSentence ? text : text.slice(end).replace(/^[\s,，、;；:：.。-]+/u, ''),
  };
};

/** It was not the price. */
const DENIED = /(?:\bnot\b|n['’]t\b|不是|并非|没有?因为)[^,，.。;；]*$/u;

/** Each reason once, in the order in which they are said; a reason at the start is the one that counts. */
const reasonsIn = (said: string): { reason: LostReason; word: string; at: number }[] => {
  const found: { reason: LostReason; word: string; at: number }[] = [];
  let left = said;
  for (const { reason, word } of SPELLINGS) {
    const at = placeOf(word, left);
    if (at < 0) continue;
    found.push({ reason, word, at });
    left = `${left.slice(0, at)}${' '.repeat(word.length)}${left.slice(at + word.length)}`;
  }
  found.sort((a, b) => a.at - b.at);
  const [first] = found;
  return first?.at === 0 ? [first] : found;
};

/** As a word of its own, where it is of Latin letters; -1: nowhere. */
const placeOf = (word: string, text: string): number => {
  if (!/^[a-z]/.test(word)) return text.indexOf(word);
  return new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'u').exec(text)?.index ?? -1;
};
