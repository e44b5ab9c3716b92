import { GAP, type Taken } from './lead-parts.ts';

const CHINESE_OPENING =
  /^(?:(?:你好|您好|hi|hello)[,，!！\s]*)?(?:(?:请|麻烦)?(?:帮我|帮忙|给我)?(?:加一下|加一个|加个|添加一个|添加|新增一个|新增|录入|录一下|登记一下|登记|记一下|记个|记录)(?:新)?(?:线索|客户|商机)?|新线索|新客户|新商机|线索|商机)\s*(?:[:：,，]\s*|(?=\s))/iu;
const ENGLISH_OPENING =
  /^(?:(?:hi|hello|hey|dear)(?:\s+(?:all|team|there|everyone|\p{Lu}\p{L}*))?\s*[,!:]\s*)?(?:(?:please|pls|can you|could you)\s+)?(?:(?:add|log|create|enter)\s+(?:(?:a|this|the)\s+)?(?:new\s+)?(?:lead|deal|customer|prospect)?\s*[:：,-]?\s*|(?:new\s+)?(?:lead|deal|prospect)\s*[:：]\s*)?/iu;

/** Without what only greets or says that a lead follows. */
export const withoutLeadIn = (text: string): string => {
  const chinese = text.replace(CHINESE_OPENING, '');
  const rest = chinese === text ? text.replace(ENGLISH_OPENING, '') : chinese;
  return rest.trim() === '' ? text : rest;
};

const LABELS: Readonly<Record<string, string>> = {
  ...{ 公司名称: '公司', 公司名: '公司', 公司: '公司', 单位: '公司', 联系人: '联系人', 联系: '联系人' },
  ...{ 来源: '渠道', 渠道: '渠道', 需求: '需求', 备注: '需求', 活动: '活动', 姓名: '联系人' },
  ...{ contact: 'contact', company: 'company' },
};
/** A label that a blank stands behind instead of a colon, where a part begins. */
const BLANK_LABEL = new RegExp(
  `(?<=^|[,，、;；。\\n\\t${GAP}]\\s{0,4})(${Object.keys(LABELS).join('|')})(?:[^\\S\\n]+(?=\\p{L})|[^\\S\\n]*[:：][^\\S\\n]*)`,
  'giu',
);

/** With a colon behind each label, and labels by the names that fields have. */
export const withLabels = (text: string): string =>
  text.replace(BLANK_LABEL, (_, label: string) => `${LABELS[label.toLowerCase()] ?? label}：`);

const QUOTED_SOURCE =
  /(?<![\p{L}\p{N}])(?:from|via|source|来自|来源|渠道)\s*[:：]?\s*["“「]([^"“”」]{1,60})["”」]/iu;

/** `from "seo blog"`: quoted, but no remark. */
export const takeQuotedSource = (text: string): Taken => {
  const match = QUOTED_SOURCE.exec(text);
  if (match === null) return { left: text, found: [] };
  const end = match.index + match[0].length;
  return { left: `${text.slice(0, match.index)}${GAP}${text.slice(end)}`, found: [match[1]?.trim() ?? ''] };
};
