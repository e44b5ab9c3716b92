import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command, Press } from '../../src/cards/kit/command.ts';
import { plainText } from '../../src/cards/kit/plain-text.ts';
import { viewOf } from '../../src/cards/kit/view-of.ts';
import type { Context } from '../../src/commands/context.ts';
import { parse } from '../../src/commands/parse.ts';
import { pressed } from '../../src/commands/press.ts';
import { run } from '../../src/commands/registry.ts';
import type { Reply } from '../../src/commands/reply.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Store } from '../../src/domain/ports/store.ts';
import { actorAt } from '../../src/domain/team/delegate.ts';
import type { Member, MemberId, Role } from '../../src/domain/team/member.ts';
import { openStore } from '../../src/storage/sqlite/index.ts';
import { ManualClock } from '../support/clock.ts';

/** A team on a real store: people say things in the channel and get replies. */
export class World {
  readonly clock: ManualClock;
  readonly store: Store;
  readonly #folder: string;
  readonly #members = new Map<string, Member>();
  #tenant: string;

  private constructor(store: Store, folder: string, clock: ManualClock, tenant = 'T1') {
    this.store = store;
    this.#folder = folder;
    this.clock = clock;
    this.#tenant = tenant;
  }

  static async open(): Promise<World> {
    const folder = mkdtempSync(join(tmpdir(), 'funnelbot-commands-'));
    const clock = new ManualClock();
    const store = await openStore(`file:${join(folder, 'funnel.db')}`, {
      clock,
      defaults: { zone: 'Asia/Shanghai', language: 'en', currency: 'CNY' },
    });
    const world = new World(store, folder, clock);
    await world.member('Ada', 'admin');
    await world.member('Mia', 'manager');
    await world.member('Amy', 'rep');
    await world.member('Bob', 'rep');
    await world.member('Vic', 'viewer');
    return world;
  }

  /** The same bot, another team with its own deals. */
  elsewhere(): World {
    return new World(this.store, this.#folder, this.clock, 'T2');
  }

  async member(name: string, role: Role, language: Language | null = null): Promise<Member> {
    const { member } = await this.#scene(name);
    await this.store.team.saveMember(member.workspace, member.id, { role, language });
    const saved = { ...member, role, language };
    this.#members.set(name, saved);
    return saved;
  }

  id(name: string): MemberId {
    const member = this.#members.get(name);
    if (member === undefined) throw new Error(`nobody is called ${name}`);
    return member.id;
  }

  #scene(name: string) {
    return this.store.team.requestScope({
      platform: 'slack',
      tenant: this.#tenant,
      user: `U-${name}`,
      name,
      conversation: { external: 'C1', kind: 'channel' },
    });
  }

  async context(name: string, requestKey: string | null = null): Promise<Context> {
    const { workspace, member: known, conversation } = await this.#scene(name);
    const now = this.clock.now();
    const members = await this.store.team.members(workspace.id);
    const member = actorAt(known, members, now, workspace.zone);
    const view = viewOf({
      workspace,
      language: member.language ?? workspace.language,
      reader: member,
      members,
      now,
    });
    return { store: this.store, workspace, member, conversation, sharedChannel: null, now, view, requestKey };
  }

  /** What a text, slash command or typed to the bot, becomes. */
  async read(name: string, text: string, mentions: Readonly<Record<string, string>> = {}): Promise<Command> {
    const context = await this.context(name);
    const people = new Map(
      Object.entries(mentions).map(([token, name]) => [token, { id: this.id(name), name }]),
    );
    return parse({ command: null, text, mentions: people }, { ...context, language: context.view.language });
  }

  /** The command that a button stands for when somebody presses it. */
  async pressed(name: string, press: Press): Promise<Command> {
    const context = await this.context(name);
    return pressed(press, { ...context, language: context.view.language });
  }

  async says(name: string, text: string, key: string | null = null): Promise<Reply> {
    return this.does(name, await this.read(name, text), key);
  }

  async does(name: string, command: Command, key: string | null = null): Promise<Reply> {
    return run(command, await this.context(name, key));
  }

  async deal(number: number) {
    const { workspace } = await this.context('Ada');
    const deal = await this.store.deals.byNumber(workspace.id, number);
    if (deal === null) throw new Error(`there is no deal #${number}`);
    return deal;
  }

  /** Kinds of what waits in the outbox, taken out of it. */
  async outbox(): Promise<string[]> {
    const kinds: string[] = [];
    for (;;) {
      const items = await this.store.outbox.take(this.clock.now(), 100, 60_000);
      if (items.length === 0) return kinds;
      for (const item of items) {
        kinds.push(`${item.body.kind} → ${item.to.kind}`);
        await this.store.outbox.sent(item.workspace, item.id, this.clock.now(), liveOf(item));
      }
    }
  }

  async close(): Promise<void> {
    await this.store.maintenance.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

const liveOf = (item: {
  body: { kind: string };
  deal: number | null;
  to: { kind: string; id: number };
  id: number;
}) =>
  item.body.kind === 'deal-card' && item.deal !== null
    ? {
        kind: 'deal-card' as const,
        post: { deal: item.deal, conversation: item.to.id, messageId: `m${item.id}`, version: 1 },
      }
    : null;

/** All that a reply says. */
export const words = (reply: Reply): string => {
  switch (reply.kind) {
    case 'card':
    case 'refusal':
      return plainText(reply.card);
    case 'form':
      return [reply.form.title, ...reply.form.fields.map((field) => field.label)].join('\n');
    case 'field-errors':
      return Object.entries(reply.errors)
        .map(([field, error]) => `${field}: ${error}`)
        .join('\n');
    case 'done':
      return reply.notice ?? '';
    default:
      return reply satisfies never;
  }
};
