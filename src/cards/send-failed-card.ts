import type { MessageBody } from '../funnel/message.ts';
import type { Card } from './card.ts';
import { actions, button, card, text } from './elements.ts';
import type { View } from './view.ts';

/** A post that could not be delivered: what the platform said, what helps, and a way to try again. */
export const sendFailedCard = (
  { code, where, retry }: Extract<MessageBody, { kind: 'send-failed' }>,
  view: View,
): Card => {
  const { t } = view;
  const ofSlack = `remedy.slack.${code}`;
  const remedy = t(ofSlack);
  const words =
    remedy === ofSlack
      ? t('send-failed.other', { code, where, remedy: t('remedy.generic') })
      : t('send-failed.slack', { code, where, remedy });
  return card(
    t('send-failed.title'),
    [
      text(words),
      actions([button(t('send-failed.retry'), { kind: 'retry-send', outbox: retry }, 'primary')]),
    ],
    'danger',
  );
};
