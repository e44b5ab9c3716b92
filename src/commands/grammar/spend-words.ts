/** What can be counted of a channel besides money. */
export const FIGURES = ['impressions', 'reach', 'sessions', 'interactions'] as const;
/** One of them. */
export type Figure = (typeof FIGURES)[number];
/** What can be said of a channel's figures. */
export type SpendKey = Figure | 'source' | 'amount' | 'campaign' | 'on';

/** By the words for them in both languages, lower case. */
export const SPEND_KEYS: ReadonlyMap<string, SpendKey> = new Map(
  (
    [
      ['impressions', ['impressions', 'impression', 'views', '曝光', '曝光量', '展现', '展示']],
      ['reach', ['reach', 'reached', '触达', '触达量', '触达人数']],
      ['sessions', ['sessions', 'session', 'visits', 'traffic', '流量', '访问', '访问量']],
      ['interactions', ['interactions', 'interaction', 'engagement', 'engagements', '互动', '互动量']],
      ['source', ['source', 'from', '渠道', '来源']],
      ['amount', ['amount', 'cost', 'spend', 'spent', '金额', '花费', '费用']],
      ['campaign', ['campaign', '活动']],
      ['on', ['on', 'day', 'date', '日期', '日子']],
    ] satisfies [SpendKey, string[]][]
  ).flatMap(([key, words]) => words.map((word): [string, SpendKey] => [word, key])),
);

const COUNTED = [...SPEND_KEYS]
  .filter(([, key]) => FIGURES.some((figure) => figure === key))
  .map(([word]) => word)
  .sort((a, b) => b.length - a.length)
  .join('|');
/** `impressions 50000`, `曝光5万`: a figure whose colon was left out. */
const WITHOUT_COLON = new RegExp(`(?<![\\p{L}\\p{N}:：])(${COUNTED})\\s*(?=\\d)`, 'giu');
const PAIR =
  /(?<![\p{L}\p{N}])(\p{L}{1,12})\s?[:：]\s*(?:"([^"]{0,100})"|“([^”]{0,100})”|([^\s,，、;；]{1,100}(?:,\d{3})*))/gu;

/** Takes `impressions:50000`, `活动：618` and the like out of the text. */
export const takePairs = (
  text: string,
): { left: string; pairs: readonly { key: string; value: string; whole: string }[] } => {
  const pairs: { key: string; value: string; whole: string }[] = [];
  const left = text
    .replace(WITHOUT_COLON, '$1:')
    .replace(PAIR, (whole: string, key: string, double?: string, curly?: string, bare?: string) => {
      pairs.push({ key: key.toLowerCase(), value: (double ?? curly ?? bare ?? '').trim(), whole });
      return ' ';
    });
  return { left: left.replace(/[\s,，、;；]+$/u, '').trim(), pairs };
};
