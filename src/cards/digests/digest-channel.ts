import { DIGEST_KINDS, type DigestSettings } from '../../domain/digests/digest-settings.ts';
import type { Conversation, ConversationId } from '../../domain/team/member.ts';
import { isAllowed } from '../../domain/team/permission.ts';
import type { CardElement, Control, Span } from '../kit/card.ts';
import { channelSpan } from '../kit/channel-name.ts';
import { button, line, menu } from '../kit/elements.ts';
import type { View } from '../kit/view.ts';
import { digestName, nextWords, settingsLines } from './digest-words.ts';

export type DigestChannel = Conversation & { digests: DigestSettings };

export const isDigestChannel = (one: Conversation): one is DigestChannel => one.digests !== null;

/** What a channel gets, and what can be done about it. */
export const digestChannelLine = (
  channel: DigestChannel,
  here: ConversationId | null,
  view: View,
): CardElement => {
  const { digests } = channel;
  const next = nextWords(digests, view);
  const words: Span[] = [
    channelSpan(channel, here, view),
    ...(digests.paused ? [' · ', { bold: view.t('setup.paused') }] : []),
    ...settingsLines(digests, channel, view).map((words) => `\n${words}`),
    ...(next === null ? [] : ['\n', { quiet: next }]),
  ];
  return line(words, controls(channel, view));
};

const controls = ({ id, digests: { paused } }: DigestChannel, view: View): Control[] => {
  const { t, reader } = view;
  const mayChange = reader !== null && isAllowed(reader, 'configure', null);
  return [
    ...(mayChange
      ? [
          button(t('setup.change'), { kind: 'open-form', ref: { form: 'digests', conversation: id } }),
          button(paused ? t('setup.resume') : t('setup.pause'), {
            kind: 'pause-digests',
            conversation: id,
            paused: !paused,
          }),
        ]
      : []),
    menu(
      t('setup.preview'),
      DIGEST_KINDS.map((digest) => [
        digestName(digest, view),
        { kind: 'preview-digest', conversation: id, digest },
      ]),
    ),
  ];
};
