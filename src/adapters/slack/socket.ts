import { type App, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../chat/log.ts';
import { clientOptions, slackLogger } from './api.ts';
import { toChatError } from './errors.ts';
import type { Health } from './health.ts';
import { field } from './read.ts';
import type { Timers } from './timers.ts';

const RECONNECT_MS = 5_000;

/**
 * Bolt's way in over Socket Mode. The connection is Bolt's own, but envelopes are acked like HTTP requests are
 * answered: once the listener has ended, also for events, which Bolt would ack first. An envelope whose
 * handling broke off with the process is delivered again.
 */
export const createSocketReceiver = (
  config: { appToken: string; apiUrl: string },
  parts: { log: Log; health: Health; timers: Timers },
): Receiver => {
  const { log, health, timers } = parts;
  const { client } = new SocketModeReceiver({
    appToken: config.appToken,
    logger: slackLogger(log),
    installerOptions: { clientOptions: clientOptions(config.apiUrl, log) },
  });
  let app: App | null = null;
  let stopped = false;
  let cancel: (() => void) | null = null;

  client.on('slack_event', (envelope: unknown) => {
    const body = field(envelope, 'body');
    const send = field(envelope, 'ack');
    if (app === null || typeof body !== 'object' || body === null || typeof send !== 'function') return;
    let isAcked = false;
    const ack = async (reply?: object): Promise<void> => {
      if (isAcked) return;
      isAcked = true;
      await send(reply);
    };
    app
      .processEvent({ body: { ...body }, ack: 'event' in body ? async () => {} : ack })
      .then(() => ack())
      .catch((error: unknown) => log.error({ err: error }, 'an envelope could not be read'));
  });
  client.on('connected', () => health.socket(true));
  client.on('close', () => health.socket(false));
  client.on('reconnecting', () => health.socket(false));

  /** The client reconnects by itself once it was connected, but gives up when the first call fails. */
  const connect = async (): Promise<void> => {
    try {
      await client.start();
    } catch (error) {
      const { code } = toChatError(error);
      log.error({ code }, 'Slack refused the Socket Mode connection: check SLACK_APP_TOKEN');
      health.socket(false);
      if (!stopped) cancel = timers.after(RECONNECT_MS, () => void connect());
    }
  };

  return {
    init(to) {
      app = to;
    },
    start: connect,
    async stop() {
      stopped = true;
      cancel?.();
      await client.disconnect();
    },
  };
};
