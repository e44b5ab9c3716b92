import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { createDeal, type NewDeal } from '../../src/domain/deals/create-deal.ts';
import type { Deal } from '../../src/domain/deals/deal.ts';
import type { Change } from '../../src/domain/deals/event.ts';
import { type DigestSettings, defaultDigests } from '../../src/domain/digests/digest-settings.ts';
import type { OutboxItem } from '../../src/domain/ports/outbox.ts';
import type { Store } from '../../src/domain/ports/store.ts';
import type { RuleContext } from '../../src/domain/rule-context.ts';
import type { Conversation, Member } from '../../src/domain/team/member.ts';
import type { Workspace } from '../../src/domain/team/workspace.ts';
import type { Job } from '../../src/jobs/job.ts';
import { createScheduler, type Scheduler } from '../../src/jobs/scheduler.ts';
import { openStore } from '../../src/storage/sqlite/index.ts';
import { ManualClock } from '../support/clock.ts';
import { MemoryLog } from '../support/memory-log.ts';

const open: Office[] = [];
afterEach(async () => {
  for (const office of open.splice(0)) await office.close();
});

/** A team on a real database, with a clock that stands still and schedulers that are only asked by hand. */
export class Office {
  readonly clock: ManualClock;
  readonly log = new MemoryLog();
  readonly #folder: string;
  readonly #zone: string;
  readonly #stores: Store[] = [];
  #started: { store: Store; workspace: Workspace; amy: Member; bob: Member } | null = null;

  constructor(at: string | number, zone: string) {
    this.clock = new ManualClock(typeof at === 'number' ? at : Date.parse(at));
    this.#zone = zone;
    this.#folder = mkdtempSync(join(tmpdir(), 'funnelbot-jobs-'));
    open.push(this);
  }

  get #known() {
    if (this.#started === null) throw new Error('the office is not open yet');
    return this.#started;
  }

  get store(): Store {
    return this.#known.store;
  }

  get workspace(): Workspace {
    return this.#known.workspace;
  }

  get amy(): Member {
    return this.#known.amy;
  }

  get bob(): Member {
    return this.#known.bob;
  }

  /** Another look at the same database, as another process has it. */
  async anotherStore(): Promise<Store> {
    const store = await openStore(`file:${join(this.#folder, 'jobs.db')}`, {
      clock: this.clock,
      defaults: { zone: this.#zone, language: 'en', currency: 'CNY' },
    });
    this.#stores.push(store);
    return store;
  }

  async open(): Promise<this> {
    const store = await this.anotherStore();
    const workspace = await store.team.connect('slack', 'T1');
    const amy = await this.#person(store, 'U1', 'Amy');
    const bob = await this.#person(store, 'U2', 'Bob');
    this.#started = { store, workspace, amy, bob };
    return this;
  }

  async #person(store: Store, user: string, name: string): Promise<Member> {
    return (
      await store.team.requestScope({ platform: 'slack', tenant: 'T1', user, name, conversation: null })
    ).member;
  }

  async digestChannel(external: string, settings: Partial<DigestSettings> = {}): Promise<Conversation> {
    const { conversation } = await this.store.team.requestScope({
      platform: 'slack',
      tenant: 'T1',
      user: 'U1',
      name: 'Amy',
      conversation: { external, kind: 'channel' },
    });
    if (conversation === null) throw new Error('no conversation was made');
    await this.store.conversations.saveDigests(conversation.workspace, conversation.id, {
      ...defaultDigests(540),
      ...settings,
    });
    return conversation;
  }

  get context(): RuleContext {
    return { workspace: this.workspace, now: this.clock.now(), by: this.amy.id };
  }

  async add(input: NewDeal): Promise<Deal> {
    return this.commit(createDeal(input, this.context));
  }

  async commit(change: Change): Promise<Deal> {
    const result = await this.store.deals.commit(this.workspace.id, change, null);
    if (result.kind !== 'committed') throw new Error(`the change was answered with ${result.kind}`);
    return result.deal;
  }

  /** A scheduler as a bot that just started has it. */
  scheduler(how: { store?: Store; jobs?: readonly Job[] } = {}): Scheduler {
    return createScheduler({
      store: how.store ?? this.store,
      clock: this.clock,
      log: this.log,
      ...(how.jobs && { jobs: how.jobs }),
    });
  }

  /** Takes everything that waits out of the outbox, live cards left out, as if it were sent now. */
  async posted(): Promise<OutboxItem[]> {
    const seen: OutboxItem[] = [];
    for (;;) {
      const items = await this.store.outbox.take(Number.MAX_SAFE_INTEGER - 60_000, 100, 1_000);
      if (items.length === 0) return seen.filter(({ body }) => body.kind !== 'deal-card');
      for (const item of items) await this.store.outbox.sent(item.workspace, item.id, this.clock.now(), null);
      seen.push(...items);
    }
  }

  /** What was posted since the last look, as `kind@recipient`. */
  async said(): Promise<string[]> {
    return (await this.posted()).map(({ body, to }) => `${body.kind}@${to.kind}:${to.id}`);
  }

  async close(): Promise<void> {
    for (const store of this.#stores.splice(0)) await store.maintenance.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

export const office = (at: string | number, zone = 'Asia/Shanghai'): Promise<Office> =>
  new Office(at, zone).open();

/** An instant of Shanghai's wall clock. */
export const shanghai = (text: string): number => Date.parse(`${text}+08:00`);
