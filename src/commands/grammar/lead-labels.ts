import { GAP } from './lead-parts.ts';

export type Label =
  | 'company'
  | 'contact'
  | 'phone'
  | 'email'
  | 'amount'
  | 'source'
  | 'campaign'
  | 'referredBy'
  | 'owner'
  | 'need';

const LABELS: ReadonlyMap<string, Label> = new Map([
  ['company', 'company'],
  ['公司', 'company'],
  ['客户公司', 'company'],
  ['客户', 'company'],
  ['contact', 'contact'],
  ['联系人', 'contact'],
  ['name', 'contact'],
  ['姓名', 'contact'],
  ['phone', 'phone'],
  ['tel', 'phone'],
  ['mobile', 'phone'],
  ['电话', 'phone'],
  ['手机', 'phone'],
  ['email', 'email'],
  ['mail', 'email'],
  ['邮箱', 'email'],
  ['amount', 'amount'],
  ['budget', 'amount'],
  ['金额', 'amount'],
  ['预算', 'amount'],
  ['source', 'source'],
  ['from', 'source'],
  ['来源', 'source'],
  ['渠道', 'source'],
  ['来自', 'source'],
  ['campaign', 'campaign'],
  ['活动', 'campaign'],
  ['referred by', 'referredBy'],
  ['referrer', 'referredBy'],
  ['推荐人', 'referredBy'],
  ['介绍人', 'referredBy'],
  ['转介绍', 'referredBy'],
  ['转介绍人', 'referredBy'],
  ['owner', 'owner'],
  ['负责人', 'owner'],
  ['need', 'need'],
  ['needs', 'need'],
  ['需求', 'need'],
]);

const NAMES = [...LABELS.keys()].sort((a, b) => b.length - a.length).join('|');
/** Up to a separator (a comma between digits is none) or the next label. */
const LABELLED = new RegExp(
  `(?<![\\p{Script=Latin}\\p{N}])(${NAMES})\\s?[:：]\\s*((?:(?!\\s(?:${NAMES})\\s?[:：]|\\s(?:owner|负责人|from|来自|referred by|推荐人)(?![\\p{Script=Latin}]))(?:[^,，、;；\\n${GAP}]|,(?=\\d{3}(?!\\d)))){1,300})`,
  'giu',
);

/** Takes `campaign: spring`, `渠道：知乎` and the like out of the text. */
export const takeLabelled = (
  text: string,
): { left: string; values: readonly (readonly [Label, string])[] } => {
  const values: (readonly [Label, string])[] = [];
  const left = text.replace(LABELLED, (all, name: string, value: string) => {
    const label = LABELS.get(name.toLowerCase());
    if (label === undefined || value.trim() === '') return all;
    values.push([label, value.trim()]);
    return GAP;
  });
  return { left, values };
};

/** Sources everybody knows: they end where their name ends, even if more words follow. */
export const WELL_KNOWN_SOURCES = (
  '知乎 B站 哔哩哔哩 抖音 小红书 微信 公众号 视频号 微博 百度 官网 展会 转介绍 客户推荐 朋友介绍 老客户 电话营销 ' +
  'zhihu bilibili douyin tiktok xiaohongshu wechat weibo baidu seo sem kol linkedin google facebook instagram youtube ' +
  'twitter website webinar referral form ads email'
).split(' ');
