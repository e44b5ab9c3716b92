import type { Dispatcher } from '../../chat/adapter.ts';
import type { Clock } from '../../chat/clock.ts';
import type { Log } from '../../chat/log.ts';
import type { ConversationStore } from '../../domain/ports/conversations.ts';
import type { TeamStore } from '../../domain/ports/team.ts';
import { createHealth } from '../shared/health.ts';
import type { ServedAdapter } from '../shared/http.ts';
import { realTimers, type Timers } from '../shared/timers.ts';
import { createAnswer } from './answer.ts';
import { createApi } from './api.ts';
import { isTokenTrouble, toDeliveryError } from './errors.ts';
import { createChannelNames } from './inbound/channel-names.ts';
import { createDmChannels } from './inbound/dm-channels.ts';
import { type HomeTeam, homeTeamIn } from './inbound/home-team.ts';
import { createInbound } from './inbound/inbound.ts';
import { createProfiles } from './inbound/profiles.ts';
import type { SocketLine } from './inbound/socket.ts';
import { createHttpReceiver, type Listener } from './inbound/webhook.ts';
import { createRateLimiter } from './rate-limiter.ts';
import { createSending } from './send.ts';

/** The app; with `appToken` events come over Socket Mode, else over HTTP, signed with `signingSecret`. */
export interface SlackConfig {
  botToken: string;
  /** null only in Socket Mode. */
  signingSecret: string | null;
  /** Set: Socket Mode. */
  appToken: string | null;
  /** Ends with a slash; GovSlack has its own. */
  apiUrl: string;
}

/** What the adapter is given: the stores it writes names to, the clock that requests are signed by, the log. */
export interface SlackParts {
  store: {
    team: Pick<TeamStore, 'learnIdentity' | 'account'>;
    conversations: Pick<ConversationStore, 'learn'>;
  };
  clock: Clock;
  log: Log;
  timers?: Timers;
}

const PATH = '/slack/events';
/** How often a token that did not work is tried again. */
const CHECK_AGAIN_MS = 30_000;

/** Slack over HTTP, or over Socket Mode where there is an app token: the ways in differ, nothing else. */
export const createSlackAdapter = (config: SlackConfig, parts: SlackParts): ServedAdapter => {
  const { store, clock, log } = parts;
  const timers = parts.timers ?? realTimers;
  const { appToken, signingSecret } = config;
  let isConnected = appToken === null;
  const health = createHealth('Slack', {
    isFatal: isTokenTrouble,
    remedy: 'reinstall the app in Slack and set SLACK_BOT_TOKEN to its new token',
    connectionProblem: () =>
      isConnected ? null : 'The Socket Mode connection to Slack is down; it is being opened again.',
  });
  const api = createApi(config, log, health);
  const dmChannels = createDmChannels(api);
  const sending = createSending(api, createRateLimiter(timers), dmChannels);
  let home: HomeTeam | null = null;
  const profiles = createProfiles(api, store.team, () => home, { clock, log, timers });
  const channelNames = createChannelNames(api, store.conversations, { clock, log, timers });
  const answer = createAnswer({ api, sending, dmChannels, log });
  const inbound = createInbound({
    api,
    answer,
    dmChannels,
    profiles,
    channelNames,
    home: () => home,
    recheck: () => check(),
    timers,
    log,
  });

  const http = appToken === null ? createHttpReceiver(signingSecret ?? '', clock, log) : null;
  let socket: SocketLine | null = null;
  const connected = (isOpen: boolean): void => {
    isConnected = isOpen;
  };
  let cancelCheck: (() => void) | null = null;
  let stopped = false;

  const listen = async (dispatcher: Dispatcher): Promise<void> => {
    const listener: Listener = (body, ack) => inbound(dispatcher, body, ack);
    http?.listen(listener);
    if (appToken === null) return;
    // Bolt costs a fifth of a second and 70 MB to import.
    const { createSocketLine } = await import('./inbound/socket.ts');
    socket = createSocketLine({ ...config, appToken }, { log, connected, timers }, listener);
    await socket.start();
  };

  const check = async (): Promise<void> => {
    try {
      home = homeTeamIn(await api.call('auth.test', {})) ?? home;
    } catch (error) {
      log.error({ code: toDeliveryError(error).code }, health.healthProblem() ?? 'Slack cannot be used');
      if (!stopped) cancelCheck = timers.after(CHECK_AGAIN_MS, () => void check());
    }
  };

  return {
    platform: 'slack',
    http: http === null ? null : { path: PATH, handle: http.handle },
    async start(dispatcher) {
      await Promise.all([check(), listen(dispatcher)]);
    },
    async stop() {
      stopped = true;
      cancelCheck?.();
      socket?.drain();
      await inbound.settled();
      // The last acks still have to be written.
      await new Promise((resolve) => setImmediate(resolve));
      await socket?.stop();
    },
    whoIs: (account) => profiles.whoIs(account),
    isShared: ({ tenant, external }) => channelNames.isShared(tenant, external),
    post: sending.post,
    update: sending.update,
    find: sending.find,
    healthProblem: health.healthProblem,
  };
};
