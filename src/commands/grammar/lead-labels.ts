import { leadFields } from '../../domain/pipeline/field-values.ts';
import { GAP } from './lead-parts.ts';

/** The id of the field that a label is of. */
export type Label = string;

const LABELS: ReadonlyMap<string, Label> = new Map(
  leadFields().flatMap(({ id, words, lead }) =>
    (lead?.labels ?? [...words.en, ...words['zh-CN']]).map((word): [string, Label] => [word, id]),
  ),
);

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
