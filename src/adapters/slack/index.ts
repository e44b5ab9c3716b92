import { App } from '@slack/bolt';
import type { ChatAdapter, Road } from '../../chat/adapter.ts';
import type { Clock } from '../../chat/clock.ts';
import type { Log } from '../../chat/log.ts';
import type { Store } from '../../funnel/store.ts';
import { createAnswer } from './answer.ts';
import { clientOptions, createApi, slackLogger } from './api.ts';
import { createConverse } from './converse.ts';
import { createDirects } from './directs.ts';
import { toChatError } from './errors.ts';
import { createHealth } from './health.ts';
import { createPace } from './pace.ts';
import { createProfiles } from './profiles.ts';
import { createHttpReceiver } from './receiver.ts';
import { createSending } from './send.ts';
import { createSocketReceiver } from './socket.ts';
import { realTimers, type Timers } from './timers.ts';

export interface SlackConfig {
  botToken: string;
  /** null only in Socket Mode. */
  signingSecret: string | null;
  /** Set: Socket Mode. */
  appToken: string | null;
  /** Ends with a slash; GovSlack has its own. */
  apiUrl: string;
}

export interface SlackParts {
  store: Pick<Store, 'scene' | 'saveMember'>;
  clock: Clock;
  log: Log;
  timers?: Timers;
}

const PATH = '/slack/events';
/** How often a token that did not work is tried again. */
const CHECK_AGAIN_MS = 30_000;

/** Slack over HTTP, or over Socket Mode where there is an app token: the ways in differ, nothing else. */
export const createSlackAdapter = (config: SlackConfig, parts: SlackParts): ChatAdapter => {
  const { store, clock, log } = parts;
  const timers = parts.timers ?? realTimers;
  const { appToken, signingSecret } = config;
  const health = createHealth(appToken !== null);
  const api = createApi(config, log, health);
  const directs = createDirects(api);
  const sending = createSending(api, createPace(timers), directs);
  const profiles = createProfiles(api, store, log);
  const answer = createAnswer({ api, sending, directs, log });
  const converse = createConverse({ api, answer, directs, profiles, health, timers, log });

  const http = appToken === null ? createHttpReceiver(signingSecret ?? '', clock, log) : null;
  const receiver =
    http ??
    createSocketReceiver({ appToken: appToken ?? '', apiUrl: config.apiUrl }, { log, health, timers });
  let cancelCheck: (() => void) | null = null;
  let stopped = false;

  const listen = (road: Road): void => {
    const app = new App({
      receiver,
      // One workspace's token; Bolt would ask Slack about it again before the first event.
      authorize: async () => ({ botToken: config.botToken }),
      // What our decoder and outbox do themselves.
      ignoreSelf: false,
      convoStore: false,
      logger: slackLogger(log),
      clientOptions: clientOptions(config.apiUrl, log),
    });
    app.use(async (args) => {
      await converse(road, args.body, 'ack' in args && isAck(args.ack) ? args.ack : ackAtTheEnd);
    });
  };

  const check = async (): Promise<void> => {
    try {
      await api.call('auth.test', {});
    } catch (error) {
      log.error({ code: toChatError(error).code }, health.trouble() ?? 'Slack cannot be used');
      if (!stopped) cancelCheck = timers.after(CHECK_AGAIN_MS, () => void check());
    }
  };

  return {
    platform: 'slack',
    http: http === null ? null : { path: PATH, handle: http.handle },
    async start(road) {
      listen(road);
      await Promise.all([check(), receiver.start()]);
    },
    async stop() {
      stopped = true;
      cancelCheck?.();
      await receiver.stop();
      await converse.settled();
    },
    post: sending.post,
    update: sending.update,
    find: sending.find,
    trouble: health.trouble,
  };
};

type Ack = (reply?: object) => Promise<void>;

const isAck = (ack: unknown): ack is Ack => typeof ack === 'function';

/** Bolt has no ack for events: the receiver answers when the listener has ended. */
const ackAtTheEnd: Ack = async () => {};
