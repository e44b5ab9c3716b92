import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WEEK } from '../../../../../bench/deal-lives.ts';
import { seedPast } from '../../../../../bench/many-deals.ts';
import { createDeal } from '../../../../../src/domain/deals/create-deal.ts';
import { SECTIONS } from '../../../../../src/domain/digests/digest-settings.ts';
import type { Reports } from '../../../../../src/domain/ports/reports.ts';
import { EVERYBODY } from '../../../../../src/domain/reports/figures.ts';
import type { Workspace } from '../../../../../src/domain/team/workspace.ts';
import type { SqliteStore } from '../../../../../src/storage/sqlite/index.ts';
import { ManualClock } from '../../../../support/clock.ts';
import { DEFAULTS, tempFolder } from '../../temp-store.ts';

const BUILT = new URL('../../../../../dist/storage/sqlite/index.js', import.meta.url);
const NOW = Date.parse('2026-01-05T09:00:00+08:00');
const PERIOD = { start: NOW - 2 * WEEK, end: NOW - WEEK };

/** One question of each kind. */
const QUESTIONS: Record<keyof Reports, (reports: Reports, workspace: Workspace) => Promise<unknown>> = {
  funnel: (reports, workspace) => reports.funnel(workspace, PERIOD, EVERYBODY),
  stuck: (reports, workspace) =>
    reports.stuck(workspace, { now: NOW, scope: EVERYBODY, offset: 0, limit: 60, before: [1, 2, 3] }),
  mornings: (reports, workspace) =>
    reports.mornings(workspace, { now: NOW, until: NOW + WEEK, followUps: 3, stuck: 3 }),
  summary: (reports, workspace) =>
    reports.summary(workspace, {
      kind: 'quarterly',
      period: PERIOD,
      now: NOW,
      scope: { ...EVERYBODY, team: 'North' },
      sections: SECTIONS,
    }),
  forecast: (reports, workspace) => reports.forecast(workspace, NOW, EVERYBODY),
  sources: (reports, workspace) => reports.sources(workspace, PERIOD, EVERYBODY, 'campaign'),
  lost: (reports, workspace) => reports.lost(workspace, PERIOD),
};

describe('reports that are counted in a thread', () => {
  const { folder, remove } = tempFolder();
  const file = join(folder, 'funnelbot.db');
  let workspace: Workspace;
  let thread: SqliteStore;
  let here: SqliteStore;
  const clock = new ManualClock(NOW);
  const lead = (company: string) => createDeal({ company }, { workspace, now: NOW, by: null });
  const leads = async (store: SqliteStore) => {
    const period = { start: NOW, end: NOW + 1 };
    return (await store.reports.funnel(workspace, period, EVERYBODY)).newLeads;
  };

  const manySummaries = () =>
    Promise.all(Array.from({ length: 10 }, () => QUESTIONS.summary(thread.reports, workspace)));

  beforeAll(async () => {
    if (!existsSync(fileURLToPath(BUILT))) throw new Error('build first: npm run build');
    workspace = await seedPast(file, { end: NOW, deals: 3_000, weeks: 30, open: 300 });
    const { openStore }: typeof import('../../../../../src/storage/sqlite/index.ts') = await import(
      BUILT.href
    );
    const options = { clock, defaults: DEFAULTS };
    thread = await openStore(`file:${file}`, { ...options, reports: 'thread' });
    here = await openStore(`file:${file}`, options);
  }, 60_000);
  afterAll(async () => {
    await thread.maintenance.close();
    await here.maintenance.close();
    remove();
  });

  it.each(Object.entries(QUESTIONS))('are the same as without one: %s', async (_, ask) => {
    const expected = await ask(here.reports, workspace);
    expect(await ask(thread.reports, workspace)).toEqual(expected);
  });

  it('count what was committed before they were asked for, acknowledged or just readable', async () => {
    const before = await leads(thread);
    await thread.deals.commit(workspace.id, lead('Acme'), null);
    expect(await leads(thread)).toBe(before + 1);
    const committing = thread.deals.commit(workspace.id, lead('Globex'), null);
    const counting = leads(thread);
    await committing;
    expect(await counting).toBe(before + 2);
  });

  it('count what another process committed', async () => {
    const before = await leads(thread);
    await here.deals.commit(workspace.id, lead('Initech'), null);
    expect(await leads(thread)).toBe(before + 1);
  });

  it('hold nobody up: who comes later with something small is served first', async () => {
    const served: string[] = [];
    const asked = manySummaries().then(() => served.push('summaries'));
    for (const number of [1, 2, 3]) {
      await new Promise(setImmediate);
      served.push((await thread.deals.byNumber(workspace.id, number)) === null ? 'nothing' : 'deal');
    }
    await asked;
    expect(served).toEqual(['deal', 'deal', 'deal', 'summaries']);
  });

  it('say why when they cannot be counted, and are counted again', async () => {
    const broken = { ...workspace, zone: 'Nowhere/Land' };
    await expect(QUESTIONS.summary(thread.reports, broken)).rejects.toThrow(/Nowhere\/Land/i);
    await expect(QUESTIONS.summary(thread.reports, workspace)).resolves.toBeDefined();
  });

  it('are rejected when the store is closed meanwhile', async () => {
    const asked = expect(manySummaries()).rejects.toThrow('the database was closed');
    await thread.maintenance.close();
    await asked;
    await expect(leads(thread)).rejects.toThrow();
  });
});
