import type { Clock } from '../../chat/clock.ts';
import type { Log } from '../../chat/log.ts';
import type { ConversationStore } from '../../domain/ports/conversations.ts';
import type { TeamStore } from '../../domain/ports/team.ts';
import { createHealth } from '../shared/health.ts';
import type { ServedAdapter } from '../shared/http.ts';
import { textAt } from '../shared/payload.ts';
import { realTimers, type Timers } from '../shared/timers.ts';
import { createApi } from './api.ts';
import { isAppTrouble, toDeliveryError } from './errors.ts';
import { createChannelNames } from './inbound/channel-names.ts';
import { createChats } from './inbound/dm-channels.ts';
import { createInbound, type Inbound } from './inbound/inbound.ts';
import { createPresses } from './inbound/presses.ts';
import { createProfiles } from './inbound/profiles.ts';
import { createLongConnection } from './inbound/socket.ts';
import { createWebhook } from './inbound/webhook.ts';
import { createRateLimiter } from './rate-limiter.ts';
import { createSending } from './send.ts';

/** The app, and how its events come in; `domain` is `feishu`, `lark` or a base URL. */
export interface FeishuConfig {
  appId: string;
  appSecret: string;
  /** Set: over HTTP, events come encrypted and signed. */
  encryptKey: string | null;
  verificationToken: string | null;
  /** `feishu`, `lark` or the base URL of another deployment. */
  domain: string;
  mode: 'websocket' | 'webhook';
}

/** What the adapter is given: the stores it writes names to, real time, the log. */
export interface FeishuParts {
  store: {
    team: Pick<TeamStore, 'learnIdentity' | 'account'>;
    conversations: Pick<ConversationStore, 'learn'>;
  };
  /** The real time, by which requests are signed. */
  clock: Clock;
  log: Log;
  timers?: Timers;
}

const PATH = '/feishu/events';
/** How often an app that did not work is tried again. */
const CHECK_AGAIN_MS = 30_000;

/** Feishu or Lark over a long connection, or over HTTP: the ways in differ, nothing else. */
export const createFeishuAdapter = (config: FeishuConfig, parts: FeishuParts): ServedAdapter => {
  const { store, clock, log } = parts;
  const timers = parts.timers ?? realTimers;
  const app = { appId: config.appId, appSecret: config.appSecret, baseUrl: baseUrlOf(config.domain) };
  const webhook = config.mode === 'webhook' ? createWebhook(config, clock, log) : null;
  const connection = webhook === null ? createLongConnection(app, { log, timers }) : null;
  const health = createHealth('Feishu', {
    isFatal: isAppTrouble,
    remedy: 'check FEISHU_APP_ID and FEISHU_APP_SECRET, and that the app is switched on in the tenant',
    connectionProblem: () => connection?.healthProblem() ?? null,
  });
  const api = createApi(app, log, health);
  const chats = createChats(api, log);
  const presses = createPresses();
  const sending = createSending({ api, pace: createRateLimiter(timers), chats, presses, log });
  const profiles = createProfiles(api, store.team, { clock, log, timers });
  const channelNames = createChannelNames(api, store.conversations, { clock, log, timers });

  let bot: string | null = null;
  let inbound: Inbound | null = null;
  let cancelCheck: (() => void) | null = null;
  let stopped = false;

  /** Whether the app works at all, and who the bot is among those mentioned. */
  const check = async (): Promise<void> => {
    try {
      bot = textAt(await api.call({ method: 'GET', path: '/open-apis/bot/v3/info' }), 'bot', 'open_id');
    } catch (error) {
      log.error({ code: toDeliveryError(error).code }, health.healthProblem() ?? 'Feishu cannot be used');
      if (!stopped) cancelCheck = timers.after(CHECK_AGAIN_MS, () => void check());
    }
  };

  return {
    platform: 'feishu',
    http: webhook === null ? null : { path: PATH, handle: webhook.handle },
    async start(dispatcher) {
      inbound = createInbound(dispatcher, {
        sending,
        chats,
        presses,
        profiles,
        channelNames,
        bot: () => bot,
        timers,
        log,
      });
      const { receive } = inbound;
      await check();
      webhook?.listen(receive);
      await connection?.start(receive);
    },
    async stop() {
      stopped = true;
      cancelCheck?.();
      connection?.drain();
      await inbound?.settled();
      // The last answers still have to be written.
      await new Promise((resolve) => setImmediate(resolve));
      connection?.stop();
    },
    whoIs: (account) => profiles.whoIs(account),
    isShared: ({ tenant, external }) => channelNames.isShared(tenant, external),
    post: sending.post,
    update: sending.update,
    find: sending.find,
    healthProblem: health.healthProblem,
  };
};

const baseUrlOf = (domain: string): string => {
  if (domain === 'feishu') return 'https://open.feishu.cn';
  if (domain === 'lark') return 'https://open.larksuite.com';
  return domain.replace(/\/+$/, '');
};
