import { adapterContract } from '../../contracts/adapter-contract.ts';
import { wordsOfBlocks } from '../../support/seen-blocks.ts';
import { openSlackBot } from './setup.ts';

for (const mode of ['http', 'socket'] as const) {
  adapterContract(`Slack (${mode})`, async () => {
    const { slack, adapter, amy, bob, channel, clock, close } = await openSlackBot(mode);
    const tenant = slack.team;
    const inside = (conversation: string) => slack.messages.filter((one) => one.channel === conversation);
    return {
      adapter,
      channel: { tenant, conversation: channel },
      nowhere: { tenant, conversation: 'C404' },
      person: { tenant, user: amy },
      member: { id: 7, user: bob },
      read: async (conversation) =>
        inside(conversation).map(({ blocks }) => wordsOfBlocks(blocks, (user) => user)),
      notified: async (conversation) =>
        inside(conversation).flatMap(({ blocks, text }) => notifiedBy(blocks, text)),
      remove: async (conversation, messageId) => {
        const message = inside(conversation).find(({ ts }) => ts === messageId);
        if (message !== undefined) slack.remove(message);
      },
      loseNextAnswer: () => slack.failNext('chat.postMessage', { lost: true }),
      now: () => clock.now(),
      close,
    };
  });
}

/** Slack notifies by entities in mrkdwn and in the fallback; plain text never does. */
const notifiedBy = (blocks: readonly unknown[], fallback: string): string[] =>
  [...JSON.stringify([fallback, blocks.map(mrkdwnOnly)]).matchAll(/<(@|!)([^>|]*)[^>]*>/g)].map(
    ([, sign, target = '']) => (sign === '@' ? target : 'everyone'),
  );

const mrkdwnOnly = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(mrkdwnOnly);
  if (typeof value !== 'object' || value === null) return null;
  if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return value.text;
  return Object.values(value).map(mrkdwnOnly);
};
