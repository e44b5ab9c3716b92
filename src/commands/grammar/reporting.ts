import { cut } from '../clean-text.ts';
import type { Command } from '../command.ts';
import { CommandError, type Example } from '../error.ts';
import type { Mentioned } from './context.ts';
import { nearest } from './nearest.ts';
import { PERIOD_WORDS, periodNamed } from './period-name.ts';

export const forecast = (): Command => ({ kind: 'show-forecast' });

const BY_CAMPAIGN = /(?:\b(?:by|per)\s+)?\bcampaigns?\b|[按分]?活动/iu;
const BY_SOURCE = /\b(?:by|per)\s+sources?\b|[按分]渠道/iu;

/** `sources month by campaign`, `渠道 本月 按活动`. */
export const sources = ({ text }: Mentioned): Command => {
  const by = BY_CAMPAIGN.test(text) ? 'campaign' : 'source';
  const rest = text.replace(by === 'campaign' ? BY_CAMPAIGN : BY_SOURCE, ' ').trim();
  return { kind: 'show-sources', period: periodIn(rest, 'sources', ['by campaign', '按活动']), by };
};

/** `lost quarter`, `输单 本季度`. */
export const lost = ({ text }: Mentioned): Command => ({
  kind: 'show-lost',
  period: periodIn(text, 'lost', []),
});

const REPORTS = { sources: '渠道', lost: '输单' };

const lineOf = (report: keyof typeof REPORTS, english: string, chinese: string): Example => ({
  en: `/funnel ${report} ${english}`,
  'zh-CN': `/漏斗 ${REPORTS[report]} ${chinese}`,
});

/** The last thirty days, unless another period is named. */
const periodIn = (text: string, report: keyof typeof REPORTS, also: readonly string[]) => {
  if (text === '') return '30d';
  const known = periodNamed(text);
  if (known !== null) return known;
  const close = nearest(text, [...PERIOD_WORDS, ...also]);
  const params = { period: cut(text, 40) };
  throw close === null
    ? new CommandError('period-unknown', params, lineOf(report, 'month', '本月'))
    : new CommandError('period-unknown-near', { ...params, nearest: close }, lineOf(report, close, close));
};
