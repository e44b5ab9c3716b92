// The yardstick: the smallest Bolt app that acks a slash command with one line of text.
import bolt from '@slack/bolt';
import { listening } from './child.ts';

const app = new bolt.App({
  token: process.env.SLACK_BOT_TOKEN,
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
  logLevel: bolt.LogLevel.ERROR,
});
app.command('/deal', async ({ ack }) => ack('Noted.'));
const server = await app.start({ port: 0, host: '127.0.0.1' });
const address = server.address();
listening(typeof address === 'object' && address !== null ? address.port : 0);
