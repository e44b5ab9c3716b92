import type { Card } from '../../../cards/kit/card.ts';
import { plainText } from '../../../cards/kit/plain-text.ts';
import { cut } from '../../../lib/text.ts';
import type { FeishuCard } from './card-json.ts';

/** The answer to a press. https://open.feishu.cn/document/uAjLw4CM/ukzMukzMukzM/feishu-cards/card-callback-communication */
export interface PressAnswer {
  toast?: Toast;
  card?: { type: 'raw'; data: FeishuCard };
}

interface Toast {
  type: 'info' | 'success' | 'warning' | 'error';
  content: string;
  i18n?: { zh_cn: string; en_us: string };
}

const MAX_COUNT = 120;

/** A line over the card, of one row. */
export const toast = (type: Toast['type'], content: string): Toast => ({
  type,
  content: cut(content.replace(/\s+/g, ' ').trim(), MAX_COUNT) || '✓',
});

/** A refusal in one line: its first words under the title. */
export const toastOf = (type: Toast['type'], card: Card): Toast =>
  toast(type, plainText({ ...card, title: '', body: card.body.slice(0, 1), more: null }) || card.title);

/** Feishu chooses by the language of the person's app. */
export const SEE_DIRECT: Toast = {
  type: 'info',
  content: 'See your direct messages with Funnelbot',
  i18n: { zh_cn: '请查看与 Funnelbot 的私聊', en_us: 'See your direct messages with Funnelbot' },
};

/** Whatever was asked may have happened all the same: only its answer found no way. */
export const NOT_SHOWN: Toast = {
  type: 'error',
  content: 'Feishu did not take the answer. Please try again in a minute.',
  i18n: {
    zh_cn: '飞书未能送达回复，请稍后再试。',
    en_us: 'Feishu did not take the answer. Please try again in a minute.',
  },
};
