// The yardstick: the smallest long-connection app, which answers a press with a toast.
import { EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk';
import { listening } from './child.ts';

const dispatcher = new EventDispatcher({ loggerLevel: LoggerLevel.error }).register({
  'card.action.trigger': async () => ({ toast: { type: 'success', content: 'Done.' } }),
});
const client = new WSClient({
  appId: process.env.FEISHU_APP_ID ?? '',
  appSecret: process.env.FEISHU_APP_SECRET ?? '',
  domain: process.env.FEISHU_DOMAIN ?? '',
  loggerLevel: LoggerLevel.error,
});
await client.start({ eventDispatcher: dispatcher });
listening(0);
