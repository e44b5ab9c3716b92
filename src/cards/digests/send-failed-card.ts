import type { MessageBody } from '../../domain/digests/message.ts';
import type { Card } from '../kit/card.ts';
import { actions, button, card, text } from '../kit/elements.ts';
import type { View } from '../kit/view.ts';
import { wordsOf } from '../kit/words-of.ts';

/** A post that could not be delivered: what the platform said, what helps, and a way to try again. */
export const sendFailedCard = (
  { platform, code, where, retry }: Extract<MessageBody, { kind: 'send-failed' }>,
  view: View,
): Card => {
  const { t } = view;
  const remedy = platform === undefined ? null : wordsOf(`remedy.${platform}.${code}`, view);
  const words =
    platform === undefined || remedy === null
      ? t('send-failed.other', { code, where, remedy: t('remedy.generic') })
      : t('send-failed.said', { platform: t(`platform.${platform}`), code, where, remedy });
  return card(
    t('send-failed.title'),
    [
      text(words),
      actions([button(t('send-failed.retry'), { kind: 'retry-send', outbox: retry }, 'primary')]),
    ],
    'danger',
  );
};
