import type { Language } from '../../domain/language.ts';
import { cut } from '../../lib/text.ts';
import { CommandError, type Example } from '../error.ts';
import type { ParseContext } from './context.ts';
import { nearest } from './nearest.ts';
import { type AskedPeriod, PERIOD_WORDS, periodNamed } from './period-name.ts';

/** The word behind `/funnel` that a period is typed after, and what else may stand there. */
interface Report extends Readonly<Record<Language, string>> {
  also: readonly string[];
}

/** The last thirty days, unless another period is named. Throws CommandError `period-unknown`, `period-unknown-near`. */
export const periodIn = (text: string, report: Report, context: ParseContext): AskedPeriod => {
  if (text === '') return { period: '30d' };
  const known = periodNamed(text, context);
  if (known !== null) return known;
  const close = nearest(text, [...PERIOD_WORDS, ...report.also]);
  const params = { period: cut(text, 40) };
  throw close === null
    ? new CommandError('period-unknown', params, lineOf(report, 'month', '本月'))
    : new CommandError('period-unknown-near', { ...params, nearest: close }, null, [[[text, close]]]);
};

const lineOf = (report: Report, english: string, chinese: string): Example => ({
  en: `/funnel ${report.en} ${english}`,
  'zh-CN': `/漏斗 ${report['zh-CN']} ${chinese}`,
});
