import { z } from 'zod';
import { targetCard } from '../../cards/reports/target-card.ts';
import { targetForm } from '../../cards/reports/target-form.ts';
import { TARGET_SPANS, type TargetSpan } from '../../domain/reports/forecast.ts';
import { cut } from '../../lib/text.ts';
import { defineCommand } from '../define-command.ts';
import { defineForm } from '../define-form.ts';
import { CommandError } from '../error.ts';
import { amountOrNull, readAmount } from '../grammar/amount.ts';
import { money } from '../inputs.ts';

const input = z.strictObject({
  kind: z.literal('set-target'),
  span: z.enum(TARGET_SPANS),
  /** null: no target any more. */
  amount: money.nullable(),
});
const formInput = z.strictObject({ form: z.literal('target') });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'set-target': z.infer<typeof input>;
  }
  interface Forms {
    target: z.infer<typeof formInput>;
  }
}

const EXAMPLE = { en: '/funnel target month 500k', 'zh-CN': '/漏斗 目标 本月 50万' };
const SPANS: readonly [TargetSpan, string][] = [
  ['quarter', '(?:this\\s+|per\\s+)?quarter(?:ly)?\\b|本季度|这个季度|每季度|季度|每季'],
  ['month', '(?:this\\s+|per\\s+)?month(?:ly)?\\b|本月份?|这个月|每个?月|月度|当月'],
];
const NONE = /^(?:none|no|off|nothing|clear|delete|remove|0|-|–|无|没有|取消|清除|删除|不设)$/iu;
const SET = /^(?:set|edit|change|form|设置|设定|修改)$/iu;

/** What to win in a month or a quarter. A target of nothing is none. */
export const setTarget = defineCommand({
  kind: 'set-target',
  about: null,
  permission: 'manage',
  effect: 'write',
  input,
  usage: {
    topic: 'funnel',
    en: ['/funnel target month 500k', '/funnel target quarter none'],
    'zh-CN': ['/漏斗 目标 本月 50万', '/漏斗 目标 季度 无'],
  },
  verbs: [
    {
      under: 'funnel',
      words: { en: ['target'], 'zh-CN': ['目标'] },
      /** `target` shows it; `target month 500k`, `目标 季度 无` set it; a span alone opens the form. */
      parse({ text }, { workspace: { currency } }) {
        if (text === '') return { kind: 'show-forecast' };
        if (SET.test(text)) return { kind: 'open-form', ref: { form: 'target' } };
        const named = spanIn(text);
        if (named === null) {
          const isAmount = amountOrNull(text, currency) !== null || NONE.test(text);
          const code = isAmount ? 'target-needs-span' : 'target-unknown';
          throw new CommandError(code, { text: cut(text, 40) }, EXAMPLE);
        }
        const { span, rest } = named;
        if (rest === '') return { kind: 'open-form', ref: { form: 'target' } };
        const amount = NONE.test(rest) ? null : readAmount(rest, currency, EXAMPLE);
        return { kind: 'set-target', span, amount };
      },
    },
  ],
  forms: [
    defineForm({
      name: 'target',
      about: null,
      input: formInput,
      open: async (_ref, { store, workspace, view }) =>
        targetForm(await store.targets.list(workspace.id), workspace.currency, view),
      /** An empty amount: no target any more. */
      read(form) {
        const span = form.choice('span', TARGET_SPANS);
        const amount = form.money('amount');
        return span === undefined ? null : { kind: 'set-target', span, amount: amount ?? null };
      },
    }),
  ],
  async handle({ span, amount }, { store, workspace, view }) {
    const target = amount === null || amount.minor === 0 ? null : amount;
    await store.targets.save(workspace.id, span, target);
    return { kind: 'card', card: targetCard(span, target, view) };
  },
});

/** The span a text begins or ends with. */
const spanIn = (text: string): { span: TargetSpan; rest: string } | null => {
  for (const [span, words] of SPANS) {
    for (const place of [`^(?:${words})`, `(?<![\\p{L}])(?:${words})$`, `(?<=[\\d万千亿元])(?:${words})$`]) {
      const found = new RegExp(place, 'iu').exec(text);
      if (found !== null)
        return {
          span,
          rest: (text.slice(0, found.index) + text.slice(found.index + found[0].length)).replace(
            /^[\s,，:：=]+|[\s,，:：=]+$/gu,
            '',
          ),
        };
    }
  }
  return null;
};
