import { z } from 'zod';
import { logForm } from '../../cards/deals/forms/log-form.ts';
import { touchedCard } from '../../cards/deals/touched-card.ts';
import { addDays, dayOf } from '../../domain/calendar/calendar.ts';
import { TOUCH_CHANNELS, type TouchChannel } from '../../domain/deals/touch-channel.ts';
import { touchDeal as touched } from '../../domain/deals/touch-deal.ts';
import type { Day } from '../../domain/time.ts';
import { cut } from '../../lib/text.ts';
import { isPressed } from '../change-deal.ts';
import { commitWithRetry } from '../commit-with-retry.ts';
import { rulesOf } from '../context.ts';
import { defineCommand, type Verb, type Words } from '../define-command.ts';
import { defineForm } from '../define-form.ts';
import { CommandError } from '../error.ts';
import type { ParseContext } from '../grammar/context.ts';
import { momentIn } from '../grammar/dates/moment.ts';
import { CJK } from '../grammar/plain.ts';
import { dealChange, dealForm, longText } from '../inputs.ts';

interface Said {
  channel: TouchChannel;
  words: Words;
  /** The word says it all: it is what is logged where nothing else is said. Else the form asks. */
  alone?: true;
  /** As an order rather than as a report: with a time behind it, it is a plan. */
  order?: true;
}

const SAID: readonly Said[] = [
  { channel: 'note', words: { en: ['note', 'comment'], 'zh-CN': ['备注', '记录', '记'] } },
  { channel: 'call', order: true, words: { en: ['call', 'phone'], 'zh-CN': ['电话', '致电', '打电话'] } },
  {
    channel: 'call',
    words: {
      en: ['called', 'phoned', 'spoke to', 'spoke with', 'talked to', 'talked with'],
      'zh-CN': ['通话', '通了电话', '打了电话', '电话沟通', '沟通'],
    },
  },
  {
    channel: 'meet',
    order: true,
    words: { en: ['meet', 'visit', 'meeting'], 'zh-CN': ['拜访', '会面', '见面', '面谈', '开会'] },
  },
  { channel: 'meet', words: { en: ['met', 'visited'], 'zh-CN': ['拜访了', '见了', '见过', '面谈了'] } },
  {
    channel: 'wechat',
    order: true,
    words: { en: ['wechat', 'chat', 'message', 'whatsapp'], 'zh-CN': ['微信', '企微', '发微信'] },
  },
  {
    channel: 'wechat',
    words: { en: ['chatted', 'messaged', 'texted'], 'zh-CN': ['微信聊', '微信沟通', '发了微信'] },
  },
  {
    channel: 'wechat',
    alone: true,
    words: {
      en: ['added wechat', 'added on wechat'],
      'zh-CN': ['加微信', '加了微信', '已加微信', '加上微信', '通过微信'],
    },
  },
  { channel: 'email', order: true, words: { en: ['email', 'mail', 'e-mail'], 'zh-CN': ['邮件', '发邮件'] } },
  { channel: 'email', words: { en: ['emailed', 'mailed'], 'zh-CN': ['发了邮件', '已发邮件'] } },
  {
    channel: 'no-answer',
    alone: true,
    words: {
      en: [
        'no answer',
        'no reply',
        'no response',
        'not reached',
        'left voicemail',
        'left a voicemail',
        'left a message',
        'voicemail',
        'unreachable',
      ],
      'zh-CN': [
        '未接',
        '未接通',
        '没接',
        '没接电话',
        '没人接',
        '无人接听',
        '没打通',
        '打不通',
        '没联系上',
        '联系不上',
        '电话没接',
        '电话未接',
        '电话没人接',
        '电话打不通',
        '没回',
        '没回复',
        '没回微信',
      ],
    },
  },
];

const input = z.strictObject({
  kind: z.literal('touch-deal'),
  ...dealChange,
  channel: z.enum(TOUCH_CHANNELS),
  text: longText.min(1),
});
const formInput = z.strictObject({ form: z.literal('log'), ...dealForm });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'touch-deal': z.infer<typeof input>;
  }
  interface Forms {
    log: z.infer<typeof formInput>;
  }
}

/**
 * Logs how somebody was in touch with the customer. A touch adds and takes nothing away, so it holds whatever the deal has become in
 * the meantime.
 */
export const touchDeal = defineCommand({
  kind: 'touch-deal',
  about: 'deal',
  permission: 'change',
  effect: 'write',
  input,
  usage: {
    topic: 'plan',
    en: [
      '/deal 12 call budget approved in March',
      '/deal 12 note asked for a reference',
      '/deal 12 meet demo on site',
    ],
    'zh-CN': ['/商机 12 电话 三月批预算', '/商机 12 备注 想要案例', '/商机 12 拜访 现场演示'],
  },
  verbs: SAID.map(
    ({ channel, words, alone, order }): Verb => ({
      under: 'deal',
      words,
      ...(alone === undefined && { form: 'log' }),
      parse({ deal, text: typed, word }, context) {
        const text = typed.replace(OVER, '').trim();
        const words = text === '' && alone === true ? word : text;
        if (order === true) askWhetherPlanned(word, text, context);
        const unquoted = words.replace(QUOTED, '$1');
        return unquoted === ''
          ? { kind: 'open-deal-form', form: 'log', deal }
          : { kind: 'touch-deal', deal, channel, text: unquoted };
      },
    }),
  ),
  forms: [
    defineForm({
      name: 'log',
      about: 'deal',
      input: formInput,
      anyVersion: true,
      open: (_ref, { deal, view }) => logForm(deal, deal.version, view),
      read(form, { deal, onPersonalCard }) {
        const channel = form.choice('channel', TOUCH_CHANNELS);
        const text = form.requiredText('text');
        if (channel === undefined || text === undefined) return null;
        return {
          kind: 'touch-deal',
          deal: { id: deal },
          channel,
          text,
          ...(onPersonalCard && { onPersonalCard }),
        };
      },
    }),
  ],
  decide: (deal, command, rules) => touched(deal, command, rules),
  commit: (change, command, context) =>
    commitWithRetry(change, (deal) => touched(deal, command, rulesOf(context)), context),
  answer: (deal, command, { view }) =>
    isPressed(command) ? null : { kind: 'card', card: touchedCard(deal, command, view) },
});

/** 加微信了: what Chinese says of something that was done. */
const OVER = /^了[\s,，。.]*/u;
const AGAIN = /^(?:back|again|回|再)(?![\p{Script=Latin}])\s*/iu;
const QUOTED = /^["“](.*)["”]$/su;
const FEW_WORDS = 3;
const WEEK_DAYS = 7;

/**
 * `call back next Tue 2pm` is a plan, not a call that was made: asked back where little more than a time to come stands
 * behind the word. In quotation marks it is what was said.
 */
const askWhetherPlanned = (word: string, text: string, context: ParseContext): void => {
  if (QUOTED.test(text)) return;
  const isAgain = AGAIN.test(text);
  const rest = besideTime(text.replace(AGAIN, ''), context);
  if (rest === null) return;
  const isShort = CJK.test(rest) ? rest.length <= 6 : rest.split(/\s+/u).length <= FEW_WORDS;
  if (!isAgain && !isShort) return;
  const plan = CJK.test(word) ? '跟进' : 'follow';
  throw new CommandError('plan-or-done', { text: cut(text, 60) }, null, [
    [[word, `${plan} ${word}`]],
    [[text, `“${text}”`]],
  ]);
};

/** "Budget approved in March": a month is when something is to happen, not when somebody is called. */
const isLong = (span: { from: Day; to: Day } | null): boolean =>
  span !== null && addDays(span.from, WEEK_DAYS) < span.to;

/** What is said beside a time to come, one that can be several included; null: none is named. */
const besideTime = (text: string, context: ParseContext): string | null => {
  try {
    const found = momentIn(text, context);
    if (found === null || found.moment.day < dayOf(context.now, context.workspace.zone)) return null;
    return found.rest !== '' && isLong(found.moment.span) ? null : found.rest;
  } catch (error) {
    if (error instanceof CommandError) return text;
    throw error;
  }
};
