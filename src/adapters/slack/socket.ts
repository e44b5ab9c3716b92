import { App, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../chat/log.ts';
import { clientOptions, slackLogger } from './api.ts';
import { toChatError } from './errors.ts';
import type { Health } from './health.ts';
import { field } from './read.ts';
import type { Listener } from './receiver.ts';
import type { Timers } from './timers.ts';

const RECONNECT_MS = 5_000;

interface SocketParts {
  log: Log;
  health: Health;
  timers: Timers;
}

export interface SocketLine {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Slack's way in over Socket Mode: a Bolt app whose one listener is ours. */
export const createSocketLine = (
  config: { botToken: string; appToken: string; apiUrl: string },
  parts: SocketParts,
  listener: Listener,
): SocketLine => {
  const app = new App({
    receiver: createReceiver(config, parts),
    // One workspace's token; Bolt would ask Slack about it again before the first event.
    authorize: async () => ({ botToken: config.botToken }),
    // What our decoder and outbox do themselves.
    ignoreSelf: false,
    convoStore: false,
    logger: slackLogger(parts.log),
    clientOptions: clientOptions(config.apiUrl, parts.log),
  });
  app.use(async (args) => {
    await listener(args.body, 'ack' in args && isAck(args.ack) ? args.ack : ackAtTheEnd);
  });
  return {
    start: async () => {
      await app.start();
    },
    stop: async () => {
      await app.stop();
    },
  };
};

type Ack = (reply?: object) => Promise<void>;

const isAck = (ack: unknown): ack is Ack => typeof ack === 'function';
/** Bolt has no ack for events: the receiver acks when the listener has ended. */
const ackAtTheEnd: Ack = async () => {};

/**
 * The connection is Bolt's own, but envelopes are acked like HTTP requests are answered: once the listener has
 * ended, also for events, which Bolt would ack first. An envelope whose handling broke off with the process is
 * delivered again.
 */
const createReceiver = (
  config: { appToken: string; apiUrl: string },
  { log, health, timers }: SocketParts,
): Receiver => {
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
    const ack: Ack = async (reply) => {
      if (isAcked) return;
      isAcked = true;
      await send(reply);
    };
    app
      .processEvent({ body: { ...body }, ack: 'event' in body ? ackAtTheEnd : ack })
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
