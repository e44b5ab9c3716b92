/** Channels that everybody knows by several names; the first is the one in English, the second in Chinese. */
const KNOWN: readonly (readonly string[])[] = [
  ['zhihu', '知乎', 'zhihu.com'],
  ['bilibili', 'B站', '哔哩哔哩', 'bilibili.com', 'bili'],
  ['douyin', '抖音', '抖音号', 'douyin.com'],
  ['tiktok', 'TikTok'],
  ['xiaohongshu', '小红书', 'xhs', 'red', 'rednote', 'xiaohongshu.com'],
  ['wechat', '微信', 'weixin', 'wx'],
  ['wechat official account', '公众号', '微信公众号', 'official account'],
  ['wechat channels', '视频号', '微信视频号'],
  ['weibo', '微博', 'weibo.com'],
  ['baidu', '百度', 'baidu.com'],
  ['kuaishou', '快手'],
  ['trade show', '展会', 'tradeshow', 'expo', 'exhibition', '展览'],
  ['website', '官网', 'web site', 'our website', '网站'],
  ['referral', '转介绍', '客户推荐', '朋友介绍', 'word of mouth', '口碑'],
  ['cold call', '电话营销', 'cold calling', '电销'],
  ['linkedin', '领英', 'linked in', 'linkedin.com'],
  ['google ads', 'Google 广告', 'adwords', 'google adwords'],
  ['facebook', '脸书', 'fb', 'facebook.com', 'meta'],
  ['youtube', 'YouTube', 'yt', 'youtube.com'],
  ['twitter', 'Twitter', 'x.com'],
  ['webinar', '线上研讨会', '研讨会', 'webinars'],
  ['email', '邮件', 'e-mail', 'edm', '邮件营销'],
  ['seo', 'SEO', 'organic search', '自然搜索'],
  ['sem', 'SEM', 'paid search', '搜索广告'],
];

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');

const BY_NAME: ReadonlyMap<string, readonly string[]> = new Map(
  KNOWN.flatMap((names) => names.map((name): [string, readonly string[]] => [plain(name), names])),
);

/** Whether two names of a channel are one and the same: `zhihu` and 知乎, whatever the case and the blanks. */
export const isSameSource = (one: string, other: string): boolean => {
  const names = BY_NAME.get(plain(one));
  return plain(one) === plain(other) || (names !== undefined && names === BY_NAME.get(plain(other)));
};
