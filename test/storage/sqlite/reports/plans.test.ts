import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loseDeal, winDeal } from '../../../../src/domain/deals/close-deal.ts';
import { createDeal } from '../../../../src/domain/deals/create-deal.ts';
import { editDeal } from '../../../../src/domain/deals/edit-deal.ts';
import { moveDeal } from '../../../../src/domain/deals/move-deal.ts';
import { touchDeal } from '../../../../src/domain/deals/touch-deal.ts';
import { undoDeal } from '../../../../src/domain/deals/undo-deal.ts';
import { defaultDigests } from '../../../../src/domain/digests/digest-settings.ts';
import { type DealFilter, LACKS } from '../../../../src/domain/ports/deal-filter.ts';
import { EVERYBODY, type FigureScope } from '../../../../src/domain/reports/figures.ts';
import { periodOf } from '../../../../src/domain/reports/periods.ts';
import { stuckThresholds } from '../../../../src/domain/stuck/stuck-rules.ts';
import { DAY } from '../../../../src/domain/time.ts';
import { decided, identityOf, startTeam, type Team } from '../../../contracts/store-scene.ts';
import { digestOf } from '../../../support/digest-of.ts';
import { learned } from '../../../support/of-the-team.ts';
import { openTempStore } from '../temp-store.ts';

/** Everything that a request or a sender may ask of the store. */
const journey = async (team: Team): Promise<void> => {
  const { store, workspace, amy, channel, context, commit, clock } = team;
  const note = { channel: 'note', text: 'x' } as const;
  await store.team.connect('slack', 'T1');
  await store.team.workspaces();
  await store.team.requestScope(identityOf('U2', 'C2', { name: 'Bob' }));
  await store.team.saveMember(amy.workspace, amy.id, { name: 'Amy' });
  await store.conversations.saveDigests(channel.workspace, channel.id, defaultDigests(540));
  await store.team.member(workspace.id, amy.id);
  await store.team.members(workspace.id);
  await store.team.identities(amy.workspace, amy.id);
  await store.conversations.find(channel.workspace, channel.id);
  await store.conversations.list(workspace.id);

  const lead = createDeal(
    {
      company: 'Acme',
      email: 'a@acme.com',
      phone: '+8613800138000',
      source: 'seo',
      amount: { minor: 1, currency: 'CNY' },
    },
    context(),
  );
  let deal = await commit({ ...lead, showIn: [channel.id] }, 'claim');
  await store.deals.commit(workspace.id, lead, 'claim');
  deal = await commit(touchDeal(deal, note, context()), 'other claim');
  await store.deals.commit(workspace.id, touchDeal({ ...deal, version: 1 }, note, context()), 'late');
  deal = await commit(editDeal(deal, { company: 'Globex', need: 'demo' }, context()));
  deal = await commit(
    undoDeal(deal, await store.deals.eventsOf(deal.workspace, deal.id, deal.version), context()),
  );
  const advance = { override: true, reason: 'known' };
  deal = await commit(decided(moveDeal(deal, { ...advance, to: 'proposal' }, context())));
  deal = await commit(decided(winDeal(deal, advance, context())));
  const other = await commit(createDeal({ company: 'Initech' }, context()));
  await commit(loseDeal(other, { reason: 'price' }, context()));

  await store.deals.find(workspace.id, deal.id);
  await store.deals.byNumber(workspace.id, 1);
  await store.deals.history(deal.workspace, deal.id, 5);
  for (const text of ['acme', 'acme 138', 'a b c d e f g h']) await store.deals.search(workspace.id, text, 5);
  await store.deals.similar(workspace.id, { company: 'Acme', phone: '+86138', email: 'a@acme.com' }, 5);
  await store.deals.sources(workspace.id);
  for (const filter of filters(amy.id, clock.now(), stuckThresholds(workspace, clock.now()))) {
    for (const order of ['recent', 'amount'] as const) {
      await store.deals.list(workspace.id, filter, order, { offset: 1, limit: 5 });
    }
    await store.deals.totals(workspace.id, { ...filter, status: 'open' });
  }
  await store.posts.list(deal.workspace, deal.id);
  await store.posts.find(deal.workspace, deal.id, channel.id);
  await sending(team, clock.now());

  const slot = { workspace: workspace.id, job: 'digest', scope: 'x', at: clock.now() };
  await store.slots.claim(slot, clock.now(), [], null, { deals: [] });
  await store.slots.isClaimed(slot);
  await store.slots.last(workspace.id, 'digest', 'x');
  await store.slots.last(workspace.id, 'digest', null);
  await store.settings.save('key', 'value');
  await store.settings.find('key');
  await store.maintenance.prune(clock.now() - DAY);
  const period = { start: 0, end: clock.now() };
  const ask = async (owner: number | null) => {
    for (const source of [null, 'seo']) {
      const scope = { owner, team: null, source };
      await store.reports.funnel(workspace, period, scope);
      await summaries(team, scope);
    }
  };
  await store.targets.save(workspace.id, 'month', { minor: 1, currency: 'CNY' });
  for (const owner of [null, amy.id]) await ask(owner);
  const morning = { now: clock.now(), until: clock.now() + DAY, followUps: 10, stuck: 5 };
  await store.reports.mornings(workspace, morning);
  await linking(team, ask);
  await reporting(team);
};

/** Targets, channel figures, losses and follow-ups about no deal. */
const reporting = async ({ store, workspace, amy, clock }: Team): Promise<void> => {
  const now = clock.now();
  const { id } = workspace;
  await store.targets.save(id, 'month', { minor: 1, currency: 'CNY' });
  await store.targets.list(id);
  await store.targets.save(id, 'month', null);
  const figures = { impressions: 1, reach: null, sessions: null, interactions: null };
  await store.spend.save(id, { source: 'seo', campaign: null, day: '2026-03-01', amount: null, ...figures });
  await store.reports.lost(workspace, { start: 0, end: now + 1 });
  const page = { now: now + 90 * DAY, offset: 0, limit: 60, before: [] };
  for (const scope of [EVERYBODY, { owner: null, team: 'north', source: null }])
    await store.reports.stuck(workspace, { ...page, scope });
  const fix = { owner: amy.id, at: now + DAY, text: 'x', by: amy.id, createdAt: now };
  const added = await store.fixes.add(id, fix, 'fix');
  await store.fixes.add(id, fix, 'fix');
  await store.fixes.find(id, added.id);
  for (const owner of [null, amy.id]) await store.fixes.list(id, owner, { start: 0, end: now + 2 * DAY });
  await store.fixes.finish(id, added.id, now);
};

const summaries = async ({ store, workspace, clock }: Team, scope: FigureScope): Promise<void> => {
  const now = clock.now();
  for (const [kind, name] of [
    ['weekly', 'week'],
    ['quarterly', 'quarter'],
  ] as const) {
    const period = periodOf(name, now, workspace.zone);
    await store.reports.summary(workspace, { kind, period, now, scope, sections: [] });
  }
};

/** The same of somebody who is kept under two ids. */
const linking = async (
  { store, workspace, amy, channel, clock }: Team,
  ask: (owner: number) => Promise<void>,
) => {
  const account = { platform: 'feishu', tenant: 'F1', user: 'ou_1' } as const;
  const profile = { ...account, name: 'Wei', language: null, email: 'w@acme.com', mobile: '+8613800138000' };
  const wei = await learned(store.team, profile);
  store.team.markActive(wei.workspace, wei.id, account);
  await store.team.link(workspace.id, amy.id, wei.id);
  await store.team.requestScope(identityOf('ou_1', null, account));
  await store.team.identities(wei.workspace, wei.id);
  const stuck = stuckThresholds(workspace, clock.now());
  for (const filter of filters(wei.id, clock.now(), stuck)) {
    await store.deals.list(workspace.id, filter, 'recent', { offset: 1, limit: 5 });
    await store.deals.totals(workspace.id, { ...filter, status: 'open' });
  }
  await ask(wei.id);
  await store.team.unlink(workspace.id, wei.id, null);
  await learned(store.team, profile);
  await store.conversations.saveLanguage(channel.workspace, channel.id, 'zh-CN');
};

const filters = (owner: number, now: number, stuck: DealFilter['stuck'] & object): DealFilter[] => [
  { status: 'open' },
  { status: 'won' },
  { status: 'open', stage: 'new' },
  { status: 'open', owner },
  { status: 'open', owner: null },
  { status: 'open', source: 'seo' },
  { status: 'open', owner, source: 'seo', stage: 'new', createdBefore: now },
  { createdBefore: now },
  { stuck },
  { stuck, owner },
  { status: 'open', team: 'north' },
  { stuck, team: 'north', source: 'seo' },
  ...LACKS.map((lacks): DealFilter => ({ status: 'open', lacks })),
  { status: 'open', followUpDue: { start: 0, end: now }, owner },
  { status: 'open', waitingDue: { start: 0, end: now } },
];

const sending = async (team: Team, now: number): Promise<void> => {
  const { store } = team;
  const workspace = team.workspace.id;
  const tell = { to: { kind: 'member', id: 1 }, key: 'once', body: { kind: 'assigned', by: null } } as const;
  await store.outbox.queue(workspace, tell, null, now);
  const [card, other] = await store.outbox.take(now, 9, 1000);
  if (card?.deal == null || other === undefined) throw new Error('two messages were expected');
  await store.outbox.retry(card.workspace, card.id, now, 'timeout', true);
  await store.outbox.take(now, 9, 1000);
  const post = { deal: card.deal, conversation: card.to.id, messageId: '1', version: 1 };
  await store.outbox.sent(card.workspace, card.id, now, { kind: 'deal-card', post });
  await digest(team, { deal: card.deal, conversation: card.to.id }, now);
  await store.outbox.giveUp(other.workspace, other.id, now, 'gone', null);
  await store.outbox.requeue(workspace, other.id, now);
  await store.outbox.backlog(now);
};

/** A digest that is posted, changed with its deal, and forgotten. */
const digest = async (
  { store, workspace: { id: workspace }, commit, context }: Team,
  { deal, conversation }: { deal: number; conversation: number },
  now: number,
): Promise<void> => {
  const whole = await store.deals.find(workspace, deal);
  if (whole === null) throw new Error('a deal was expected');
  const body = digestOf([whole]);
  const to = { kind: 'conversation', id: conversation } as const;
  await store.outbox.queue(
    workspace,
    { to, key: null, body: { kind: 'stuck-digest', digest: body } },
    null,
    now,
  );
  const [item] = await store.outbox.take(now, 1, 1000);
  if (item === undefined) throw new Error('a digest was expected');
  await store.outbox.sent(item.workspace, item.id, now, { kind: 'digest', messageId: '2', digest: body });
  await commit(touchDeal(whole, { channel: 'note', text: 'called' }, context()));
  await store.liveDigests.find(item.workspace, item.id);
  await store.maintenance.prune(now - DAY);
  await store.liveDigests.drop(item.workspace, item.id);
};

/** What may be walked from end to end: tables of a few rows, and the index that holds only what waits. */
const SMALL = [
  /^SCAN workspaces$/,
  /^SCAN outbox USING (COVERING )?INDEX outbox_line$/,
  // Values that the statement is given.
  /^SCAN json_each VIRTUAL TABLE/,
  // Values that the statement itself computes.
  /^SCAN (CONSTANT ROW|\d+-ROW VALUES CLAUSE|\(subquery-\d+\)|\(join-\d+\)|known|outcomes)$/,
];

/** A store that has nothing in memory yet reads each deal from the file. */
const readsAfterRestart = async ({ another, workspace }: Team): Promise<void> => {
  const fresh = await another();
  const deal = await fresh.deals.byNumber(workspace.id, 1);
  if (deal !== null) await fresh.deals.history(deal.workspace, deal.id, 1);
  await fresh.deals.find(workspace.id, 2);
  await fresh.maintenance.close();
};

const SMALL_PER_WORKSPACE =
  /^SEARCH (stages|members|conversations|identities|tenants|own_days|stage_ages|targets) /;

describe('the statements of requests, jobs and sending', () => {
  const executed: string[] = [];
  let team: Team;
  let client: Database.Database;
  beforeAll(async () => {
    const opened = await openTempStore((sql) => executed.push(sql));
    // What migrations do, they do once.
    executed.splice(0);
    team = await startTeam(async () => opened);
    await journey(team);
    await readsAfterRestart(team);
    client = new Database(opened.file, { readonly: true });
  });
  afterAll(async () => {
    client.close();
    await team.close();
  });

  const plans = () =>
    [...new Set(executed)]
      .filter((sql) => /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)/i.test(sql) && !sql.includes('sqlite_master'))
      .map((sql) => ({
        sql,
        steps: client
          .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
          .all()
          .map(({ detail }) => detail),
      }));

  it('never scan a table', () => {
    expect(plans().length).toBeGreaterThan(100);
    const scans = plans().flatMap(({ sql, steps }) =>
      steps
        .filter((step) => step.startsWith('SCAN') && !SMALL.some((small) => small.test(step)))
        .map((step) => `${step}: ${sql}`),
    );
    expect(scans).toEqual([]);
  });

  it('never walk all deals, facts or messages of a workspace', () => {
    const walks = plans().flatMap(({ sql, steps }) =>
      steps.filter((step) => /^SEARCH .*\(workspace_id=\?\)$/.test(step)).map((step) => `${step}: ${sql}`),
    );
    expect(walks.filter((walk) => !SMALL_PER_WORKSPACE.test(walk))).toEqual([]);
  });

  it.each([
    ['what falls due', /"follow_up_at" >= .*order by "deals"\."last_event_at"/, 'deals_follow_up'],
    ['what the customer owes', /"waiting_due" >= .*order by "deals"\."last_event_at"/, 'deals_waiting'],
    [
      "an owner's deals",
      /\."status" = 'open' and "deals"\."owner_id" = 1\.0\) order by "deals"\."last_event_at"/,
      'deals_owner',
    ],
    ['the pool', /"owner_id" IS NULL\) order by "deals"\."last_event_at"/, 'deals_owner'],
  ])('find %s by its own index', (_, statement, index) => {
    const found = plans().filter(({ sql }) => statement.test(sql));
    expect(found.length).toBeGreaterThan(0);
    for (const { steps } of found) expect(steps.join()).toContain(`INDEX ${index} `);
  });

  it('never build an index for one query', () => {
    expect(plans().filter(({ steps }) => steps.some((step) => step.includes('AUTOMATIC')))).toEqual([]);
  });

  it('ask in two steps whether anybody shows a changed deal', () => {
    const asked = plans().find(({ sql }) => /EXISTS \(SELECT 1 FROM "posts".* AS yes$/s.test(sql.trim()));
    expect(
      asked?.steps.filter((step) => !step.startsWith('SCALAR') && !step.startsWith('SCAN CONSTANT')),
    ).toEqual([
      'SEARCH posts USING PRIMARY KEY (deal_id=?)',
      expect.stringMatching(/^SEARCH digest_lines USING COVERING INDEX \w+ \(deal_id=\?\)$/),
    ]);
  });

  it('find the digests that a changed deal stands on in one step', () => {
    const refreshes = plans().filter(({ sql }) => /INSERT INTO outbox.*'digest-refresh'/s.test(sql));
    expect(refreshes.length).toBeGreaterThan(0);
    for (const { steps } of refreshes) {
      expect(steps[0]).toMatch(
        /^SEARCH digest_lines USING COVERING INDEX sqlite_autoindex_\w+ \(deal_id=\?\)$/,
      );
    }
  });

  it('find a deal by its number in one step', () => {
    const byNumber = plans().find(({ sql }) => /from "deals" where .*"number" = /.test(sql));
    expect(byNumber?.steps).toEqual(['SEARCH deals USING INDEX deals_number (workspace_id=? AND number=?)']);
  });
});
