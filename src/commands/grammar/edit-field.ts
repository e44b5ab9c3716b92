import type { Command } from '../../cards/kit/command.ts';
import { isDay } from '../../domain/calendar/calendar.ts';
import type { Language } from '../../domain/language.ts';
import { CHECKLIST } from '../../domain/pipeline/pipeline.ts';
import { cut } from '../clean-text.ts';
import type { DealInput } from '../deals/deal-input.ts';
import { CommandError } from '../error.ts';
import type { DealRef } from '../inputs.ts';
import { readAmount } from './amount.ts';
import type { ParseContext } from './context.ts';
import { wholeMoment } from './moment.ts';
import { nearest } from './nearest.ts';
import { CJK } from './plain.ts';

type Field = keyof DealInput;

const WORDS: Readonly<Record<Field, readonly string[]>> = {
  company: ['company', '客户公司', '公司', '客户'],
  contact: ['contact', '联系人'],
  phone: ['phone', '电话', '手机', 'tel', 'mobile'],
  email: ['email', '邮箱', 'mail', '邮件'],
  need: ['need', '需求'],
  source: ['source', '渠道', '来源'],
  campaign: ['campaign', '活动'],
  referredBy: ['referred by', 'referrer', '推荐人', '转介绍', '介绍人'],
  amount: ['amount', '金额', 'value', '预算'],
  painPoint: ['pain point', 'pain', '真实痛点', '痛点'],
  purchasePlan: ['purchase plan', 'plan', '采购计划'],
  decisionMaker: ['decision maker', 'decides', '决策人'],
  nextStep: ['next step', '下一步'],
  quoteSentOn: ['quote sent', 'quote', '报价日期', '报价'],
  checklist: ['checklist', '签约清单', '清单'],
};

const isField = (name: string): name is Field => Object.hasOwn(WORDS, name);

const SPELLINGS = Object.entries(WORDS)
  .flatMap(([field, words]) => (isField(field) ? words.map((word) => ({ field, word })) : []))
  .sort((a, b) => b.word.length - a.word.length);

const EXAMPLE = { en: '/deal 12 edit amount 50k', 'zh-CN': '/商机 12 编辑 金额 5万' };
const EMPTY = /^(?:-|–|none|empty|clear|清空|无)$/iu;

/** `edit amount 5万`, `编辑 联系人：李雷`: one field at once, `-` empties it; the form edits several. */
export const editing = async (deal: DealRef, text: string, context: ParseContext): Promise<Command> => {
  const head = text.slice(0, 30).normalize('NFKC').toLowerCase().replace(/[-_]/g, ' ');
  const found = SPELLINGS.find(
    ({ word }) =>
      head.startsWith(word) && !(/[a-z]$/.test(word) && /[a-z0-9]/.test(head.charAt(word.length))),
  );
  if (found === undefined) throw unknownField(text, context.language);
  const value = text
    .slice(found.word.length)
    .replace(/^[\s:：=]+/u, '')
    .trim();
  if (value === '') return { kind: 'open-deal-form', form: 'edit', deal };
  return { kind: 'edit-deal', deal, fields: await fieldOf(found.field, value, context) };
};

const unknownField = (text: string, language: Language): CommandError => {
  const word = /^\S+/.exec(text)?.[0] ?? '';
  const close = nearest(
    word,
    SPELLINGS.map((spelling) => spelling.word),
  );
  return new CommandError(
    'field-unknown',
    {
      field: cut(word, 40),
      fields: Object.values(WORDS)
        .map((words) => words.find((one) => CJK.test(one) === (language === 'zh-CN')))
        .join(language === 'zh-CN' ? '、' : ', '),
    },
    close === null ? EXAMPLE : { en: `/deal 12 edit ${close} …`, 'zh-CN': `/商机 12 编辑 ${close} …` },
  );
};

const fieldOf = async (field: Field, value: string, context: ParseContext): Promise<DealInput> => {
  const empty = EMPTY.test(value);
  switch (field) {
    case 'company':
      return { company: value };
    case 'amount':
      return { amount: empty ? null : readAmount(value, context.workspace.currency, EXAMPLE) };
    case 'quoteSentOn':
      return { quoteSentOn: empty ? null : await pastDay(value, context) };
    case 'checklist':
      return { checklist: empty ? [] : CHECKLIST.filter((item) => value.toLowerCase().includes(item)) };
    case 'contact':
    case 'phone':
    case 'email':
    case 'need':
    case 'source':
    case 'campaign':
    case 'referredBy':
    case 'painPoint':
    case 'purchasePlan':
    case 'decisionMaker':
    case 'nextStep':
      return { [field]: empty ? null : value };
    default:
      return field satisfies never;
  }
};

/** A day that has been: `forwardDate` would take "March 1" for next year's, so only what is exact counts. */
const pastDay = async (value: string, context: ParseContext): Promise<string> => {
  if (isDay(value)) return value;
  const moment = await wholeMoment(value, context);
  if (moment === null)
    throw new CommandError(
      'time-not-understood',
      { time: cut(value, 60) },
      { en: '/deal 12 edit quote 2026-03-02', 'zh-CN': '/商机 12 编辑 报价日期 2026-03-02' },
    );
  return moment.day;
};
