import { App, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../../chat/log.ts';
import { field } from '../../shared/payload.ts';
import type { Timers } from '../../shared/timers.ts';
import { clientOptions, slackLogger } from '../api.ts';
import { isTokenTrouble, toDeliveryError } from '../errors.ts';
import type { Listener } from './webhook.ts';

/** How long the start waits for the first connection. */
const START_MS = 5_000;
const RECONNECT_MS = 5_000;
/** Slack renews a line now and then: one that stood for as long is opened again at once. */
const STEADY_MS = 60_000;
/** How long Slack may take to say goodbye. */
const GOODBYE_MS = 2_000;

interface SocketParts {
  log: Log;
  /** Told whether the connection stands. */
  connected(isOpen: boolean): void;
  timers: Timers;
}

/** Slack's way in over Socket Mode. */
export interface SocketLine {
  /** Resolves when connected, or when that is not going to happen at once. */
  start(): Promise<void>;
  /** Lets no more in; what is under way can still be acked. */
  drain(): void;
  stop(): Promise<void>;
}

/** Slack's way in over Socket Mode: a Bolt app whose one listener is ours. */
export const createSocketLine = (
  config: { botToken: string; appToken: string; apiUrl: string },
  parts: SocketParts,
  listener: Listener,
): SocketLine => {
  const receiver = createReceiver(config, parts);
  const app = new App({
    receiver,
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
    drain: receiver.drain,
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
 * delivered again. It is also opened again from here: the client gives up when a first call fails, and ends the
 * process with an unhandled rejection when a later one does (https://github.com/slackapi/node-slack-sdk/issues/2656).
 */
const createReceiver = (
  config: { appToken: string; apiUrl: string },
  { log, connected, timers }: SocketParts,
): Receiver & Pick<SocketLine, 'drain'> => {
  const { client } = new SocketModeReceiver({
    appToken: config.appToken,
    autoReconnectEnabled: false,
    logger: slackLogger(log),
    installerOptions: { clientOptions: clientOptions(config.apiUrl, log) },
  });
  let app: App | null = null;
  let stopped = false;
  let openSince: number | null = null;
  let cancel: (() => void) | null = null;

  client.on('slack_event', (envelope: unknown) => {
    const body = field(envelope, 'body');
    const send = field(envelope, 'ack');
    if (app === null || typeof body !== 'object' || body === null || typeof send !== 'function') return;
    // Slack delivers it again to whoever runs next.
    if (stopped) return;
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
  client.on('connected', () => {
    openSince = timers.now();
    connected(true);
  });
  client.on('disconnected', () => {
    connected(false);
    // Never open: the start says why.
    if (openSince === null) return;
    const stood = timers.now() - openSince;
    openSince = null;
    again(stood < STEADY_MS ? RECONNECT_MS : 0);
  });

  const again = (ms: number): void => {
    if (!stopped) cancel = timers.after(ms, () => void connect());
  };

  const connect = async (): Promise<void> => {
    try {
      await client.start();
      if (stopped) await client.disconnect();
    } catch (error) {
      const { code, retryAfterMs } = toDeliveryError(error);
      log.error(
        { code },
        isTokenTrouble(code)
          ? 'Slack refused the Socket Mode connection: check SLACK_APP_TOKEN'
          : 'the Socket Mode connection could not be opened; it will be tried again',
      );
      again(retryAfterMs ?? RECONNECT_MS);
    }
  };

  /** Whether or not it has ended by then. */
  const within = async (ms: number, work: Promise<void>): Promise<void> => {
    await new Promise<void>((resolve) => {
      const enough = timers.after(ms, resolve);
      void work.finally(() => {
        enough();
        resolve();
      });
    });
  };

  const drain = (): void => {
    stopped = true;
    cancel?.();
  };

  return {
    init(to) {
      app = to;
    },
    start: () => within(START_MS, connect()),
    drain,
    async stop() {
      drain();
      await within(GOODBYE_MS, client.disconnect());
    },
  };
};
