import type { PeriodName } from '../../domain/reports/periods.ts';

const NAMES: ReadonlyMap<string, PeriodName> = new Map(
  (
    [
      ['week', ['week', '周', '本周', '这周']],
      ['month', ['month', '月', '本月', '这个月', '当月']],
      ['quarter', ['quarter', '季', '季度', '本季度', '这个季度']],
      ['30d', ['30d', '30days', '30天', '近30天', '最近30天']],
    ] satisfies [PeriodName, string[]][]
  ).flatMap(([period, spellings]) => spellings.map((spelling): [string, PeriodName] => [spelling, period])),
);

/** All words for periods, for suggestions. */
export const PERIOD_WORDS: readonly string[] = [...NAMES.keys()];

/** `this month`, `30 天`: the period a text names; null for none. */
export const periodNamed = (text: string): PeriodName | null =>
  NAMES.get(
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/^(?:this|last(?= 30))\s+/, '')
      .replace(/\s+/g, ''),
  ) ?? null;
