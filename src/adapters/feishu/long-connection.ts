import { EventDispatcher, WSClient } from '@larksuiteoapi/node-sdk';
import type { Log } from '../../chat/log.ts';
import { SDK_LOG_LEVEL, sdkLogger } from './sdk-logger.ts';
import type { Timers } from './timers.ts';
import type { Receive } from './webhook.ts';

/** With any other app id the SDK only logs, and stays idle for ever. */
const APP_ID = /^cli_[0-9a-fA-F]{16}$/;
const HANDSHAKE_MS = 15_000;
const PONG_SECONDS = 15;
/** How often a connection that Feishu refused is tried again. */
const AGAIN_MS = 30_000;
/** How long the start waits for the first connection. */
const START_MS = 5_000;

export interface LongConnection {
  /** Resolves when connected, or when that is not going to happen at once. */
  start(receive: Receive): Promise<void>;
  /** Lets no more in; what is under way can still be answered. */
  drain(): void;
  stop(): void;
  /** null: connected. */
  trouble(): string | null;
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
  let connected: () => void = () => {};
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
    onReady: () => connected(),
    onError: (error) => {
      log.error({ reason: error.message }, 'Feishu refused the long connection');
      connected();
      // The SDK gives up here, also where Feishu was only busy.
      if (!stopped) cancel = timers.after(AGAIN_MS, connect);
    },
  });

  const connect = (): void => {
    client
      .start({ eventDispatcher: dispatcher })
      .catch((error: unknown) => log.error({ err: error }, 'the long connection could not be opened'));
  };

  return {
    async start(receive) {
      dispatcher.invoke = async (body: unknown) => {
        // Feishu delivers it again to whoever runs next.
        if (stopped) throw new Error('stopping');
        return receive(body);
      };
      if (!APP_ID.test(app.appId)) {
        log.error({}, 'FEISHU_APP_ID is not an App ID (cli_ and 16 digits or letters a to f)');
        return;
      }
      const opening = new Promise<void>((resolve) => {
        connected = resolve;
      });
      const patience = new Promise<void>((resolve) => {
        const stopWaiting = timers.after(START_MS, resolve);
        void opening.then(stopWaiting);
      });
      connect();
      await Promise.race([opening, patience]);
    },
    drain() {
      stopped = true;
      cancel?.();
    },
    stop() {
      client.close();
    },
    trouble() {
      if (!APP_ID.test(app.appId))
        return 'FEISHU_APP_ID is not an App ID: cli_ and 16 digits or letters a to f.';
      const { state } = client.getConnectionStatus();
      return state === 'connected'
        ? null
        : 'The long connection to Feishu is down; it is being opened again.';
    },
  };
};
