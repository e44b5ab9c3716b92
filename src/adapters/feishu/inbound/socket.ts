import { EventDispatcher, WSClient } from '@larksuiteoapi/node-sdk';
import type { Log } from '../../../chat/log.ts';
import type { Timers } from '../../shared/timers.ts';
import { SDK_LOG_LEVEL, sdkLogger } from '../sdk-logger.ts';
import type { Receive } from './webhook.ts';

/** With any other app id the SDK only logs, and stays idle for ever. */
const APP_ID = /^cli_[0-9a-fA-F]{16}$/;
const HANDSHAKE_MS = 15_000;
const PONG_SECONDS = 15;
/** How long the start waits for the first connection. */
const START_MS = 5_000;
/** How often it is seen to that the SDK has not given up, or waits for minutes before its first connection. */
const LOOK_MS = 15_000;

/** The SDK's long connection: it asks for an address, opens a WebSocket there and keeps it open. */
export interface LongConnection {
  /** Resolves when connected, or when that is not going to happen at once. */
  start(receive: Receive): Promise<void>;
  /** Lets no more in; what is under way can still be answered. */
  drain(): void;
  stop(): void;
  /** null: connected. */
  healthProblem(): string | null;
}

/**
 * Feishu's way in without a public address. The SDK keeps the connection; the events go past its dispatcher,
 * which would mix an event's fields with its header's and lose one of two tokens.
 */
export const createLongConnection = (
  app: { appId: string; appSecret: string; baseUrl: string },
  { log, timers }: { log: Log; timers: Timers },
): LongConnection => {
  const logger = sdkLogger(log);
  const dispatcher = new EventDispatcher({ logger, loggerLevel: SDK_LOG_LEVEL });
  let opened: () => void = () => {};
  let wasOpen = false;
  let cancel: (() => void) | null = null;
  let stopped = false;

  const client = new WSClient({
    appId: app.appId,
    appSecret: app.appSecret,
    domain: app.baseUrl,
    logger,
    loggerLevel: SDK_LOG_LEVEL,
    handshakeTimeoutMs: HANDSHAKE_MS,
    wsConfig: { pingTimeout: PONG_SECONDS },
    onReady() {
      wasOpen = true;
      opened();
    },
    onError(error) {
      log.error({ reason: error.message }, 'Feishu refused the long connection');
      opened();
    },
  });
  const state = () => client.getConnectionStatus().state;

  const connect = (): void => {
    client
      .start({ eventDispatcher: dispatcher })
      .catch((error: unknown) => log.error({ err: error }, 'the long connection could not be opened'));
  };

  /** The SDK keeps a connection that was open once, but gives up where Feishu is only busy. */
  const look = (): void => {
    if (stopped) return;
    if (state() === 'failed' || (!wasOpen && state() !== 'connected')) connect();
    cancel = timers.after(LOOK_MS, look);
  };

  return {
    async start(receive) {
      dispatcher.invoke = async (body: unknown) => {
        // Feishu delivers it again to whoever runs next.
        if (stopped) throw new Error('stopping');
        return receive(body);
      };
      if (!APP_ID.test(app.appId)) {
        log.error({}, WRONG_ID);
        return;
      }
      await new Promise<void>((resolve) => {
        const enough = timers.after(START_MS, resolve);
        opened = () => {
          enough();
          resolve();
        };
        connect();
      });
      cancel = timers.after(LOOK_MS, look);
    },
    drain() {
      stopped = true;
      cancel?.();
    },
    stop() {
      client.close();
    },
    healthProblem() {
      if (!APP_ID.test(app.appId)) return WRONG_ID;
      return state() === 'connected'
        ? null
        : 'The long connection to Feishu is down; it is being opened again.';
    },
  };
};

const WRONG_ID = 'FEISHU_APP_ID is not an App ID: cli_ and 16 digits or letters a to f.';
