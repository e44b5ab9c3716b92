import type { TargetSpan } from '../../domain/reports/forecast.ts';
import { cut } from '../clean-text.ts';
import type { Command } from '../command.ts';
import { CommandError } from '../error.ts';
import { amountOrNull, readAmount } from './amount.ts';
import type { Mentioned, ParseContext } from './context.ts';

const EXAMPLE = { en: '/funnel target month 500k', 'zh-CN': '/漏斗 目标 本月 50万' };
const SPANS: readonly [TargetSpan, string][] = [
  ['quarter', '(?:this\\s+|per\\s+)?quarter(?:ly)?\\b|本季度|这个季度|每季度|季度|每季'],
  ['month', '(?:this\\s+|per\\s+)?month(?:ly)?\\b|本月份?|这个月|每个?月|月度|当月'],
];
const NONE = /^(?:none|no|off|nothing|clear|delete|remove|0|-|–|无|没有|取消|清除|删除|不设)$/iu;
const SET = /^(?:set|edit|change|form|设置|设定|修改)$/iu;

/** `target` shows it; `target month 500k`, `目标 季度 无` set it; a span alone opens the form. */
export const target = ({ text }: Mentioned, { workspace }: ParseContext): Command => {
  if (text === '') return { kind: 'show-forecast' };
  if (SET.test(text)) return { kind: 'open-form', ref: { form: 'target' } };
  const named = spanIn(text);
  if (named === null) {
    const isAmount = amountOrNull(text, workspace.currency) !== null || NONE.test(text);
    throw new CommandError(
      isAmount ? 'target-needs-span' : 'target-unknown',
      { text: cut(text, 40) },
      EXAMPLE,
    );
  }
  const { span, rest } = named;
  if (rest === '') return { kind: 'open-form', ref: { form: 'target' } };
  return {
    kind: 'set-target',
    span,
    amount: NONE.test(rest) ? null : readAmount(rest, workspace.currency, EXAMPLE),
  };
};

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
