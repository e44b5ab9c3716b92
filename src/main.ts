import type { ServedAdapter } from './adapters/shared/http.ts';
import { type AdjustableClock, createAdjustableClock } from './chat/adjustable-clock.ts';
import type { Clock } from './chat/clock.ts';
import { createDispatcher } from './chat/dispatch.ts';
import type { Log } from './chat/log.ts';
import { createSender, type Sender } from './chat/sender.ts';
import type { Config } from './config.ts';
import type { Store } from './domain/ports/store.ts';
import type { Platform } from './domain/team/member.ts';
import { DAY } from './domain/time.ts';
import { createScheduler, type Scheduler } from './jobs/scheduler.ts';
import { createLog } from './log.ts';
import { type OpenOptions, openStore } from './storage/sqlite/index.ts';
import { VERSION } from './version.ts';
import { createMetrics } from './web/metrics.ts';
import { createWebServer } from './web/server.ts';

/** What tests put in place of the machine's own. */
export interface Overrides {
  clock?: Clock;
  log?: Log;
  /** `here` where TypeScript is run as it is: a thread needs the built bot. */
  reports?: OpenOptions['reports'];
}

/** The bot without its ears: what the command line needs to run a job and send what it queued. */
export interface Parts {
  store: Store;
  clock: Clock;
  log: Log;
  adapters: readonly ServedAdapter[];
  sender: Sender;
  scheduler: Scheduler;
  close(): Promise<void>;
}

export interface Running {
  url: string;
  store: Store;
  clock: Clock;
  /** Runs what is due now, as the scheduler does each minute. */
  tick(): Promise<void>;
  /** Resolves when everything queued that may go now has been sent. */
  drained(): Promise<void>;
  stop(): Promise<void>;
}

const WALL: Clock = { now: () => Date.now() };
/** Long enough for the longest of the platforms' redeliveries. */
const CLAIMS_KEPT = 7 * DAY;
const PRUNE_EVERY = DAY / 24;

/** Opens the database and makes the adapters. Throws `StoreOpenError`. */
export const openParts = async (config: Config, overrides: Overrides = {}): Promise<Parts> => {
  const log = overrides.log ?? createLog(config.logLevel);
  const wall = overrides.clock ?? WALL;
  let adjustable: AdjustableClock | null = null;
  const clock: Clock = { now: () => (adjustable ?? wall).now() };
  const { reports = 'thread' } = overrides;
  const store = await openStore(config.databaseUrl, { clock, defaults: config.defaults, reports });
  if (config.playground) adjustable = await createAdjustableClock(store, wall);
  const byPlatform = new Map<Platform, ServedAdapter>();
  const sender = createSender({ store, adapters: byPlatform, clock, log });
  const scheduler = createScheduler({ store, clock, log });

  if (adjustable !== null) {
    const { createPlaygroundAdapter } = await import('./adapters/playground/index.ts');
    const { advance } = adjustable;
    const travel = async (to: number) => {
      await advance(to);
      await scheduler.tick();
      await sender.drained();
    };
    const travelClock = { now: clock.now, travel };
    byPlatform.set(
      'playground',
      createPlaygroundAdapter({ store, transcript: store.transcript, clock: travelClock, log }),
    );
  }
  if (config.slack !== null) {
    // Loaded only where it is configured. Slack signs by the real time.
    const { createSlackAdapter } = await import('./adapters/slack/index.ts');
    byPlatform.set('slack', createSlackAdapter(config.slack, { store, clock: wall, log }));
  }
  if (config.feishu !== null) {
    // As much as Bolt, and 17 MB of types; Feishu signs by the real time too.
    const { createFeishuAdapter } = await import('./adapters/feishu/index.ts');
    byPlatform.set('feishu', createFeishuAdapter(config.feishu, { store, clock: wall, log }));
  }
  return {
    store,
    clock,
    log,
    adapters: [...byPlatform.values()],
    sender,
    scheduler,
    async close() {
      await sender.stop();
      await store.maintenance.close();
    },
  };
};

/** Starts the whole bot; resolves when it serves. Rejects with `StoreOpenError` or the system's error (EADDRINUSE…). */
export const startFunnelbot = async (config: Config, overrides: Overrides = {}): Promise<Running> => {
  const parts = await openParts(config, overrides);
  const { store, clock, log, adapters, sender, scheduler } = parts;
  const metrics = createMetrics(VERSION, () => store.outbox.backlog(clock.now()));
  const on = (platform: Platform) => adapters.find((adapter) => adapter.platform === platform);
  const dispatcher = createDispatcher({
    store,
    clock,
    log,
    whoIs: async (account) => on(account.platform)?.whoIs(account) ?? { standing: 'unknown', name: null },
    isShared: async (channel) => on(channel.platform)?.isShared(channel) ?? null,
    observe: metrics.observeRequest,
  });
  const { host, port } = config;
  const web = await createWebServer({ host, port, adapters, store, log, metrics });
  for (const adapter of adapters) await adapter.start(dispatcher);
  scheduler.start();
  sender.wake();
  const pruning = setInterval(() => {
    store.maintenance
      .prune(clock.now() - CLAIMS_KEPT)
      .catch((error: unknown) => log.error({ err: error }, 'pruning failed'));
  }, PRUNE_EVERY);
  pruning.unref();

  return {
    url: web.url,
    store,
    clock,
    tick: scheduler.tick,
    drained: sender.drained,
    async stop() {
      clearInterval(pruning);
      await scheduler.stop();
      await Promise.all(adapters.map((adapter) => adapter.stop()));
      await web.close();
      await parts.close();
    },
  };
};
