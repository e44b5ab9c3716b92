import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import { describe, expect, it } from 'vitest';
import { defaultDigests } from '../../../src/domain/digests/digest-settings.ts';
import { openStore } from '../../../src/storage/sqlite/index.ts';
import { migrate } from '../../../src/storage/sqlite/migrate.ts';
import * as dealTables from '../../../src/storage/sqlite/schema/deals.ts';
import * as figureTables from '../../../src/storage/sqlite/schema/figures.ts';
import * as sendingTables from '../../../src/storage/sqlite/schema/sending.ts';
import * as teamTables from '../../../src/storage/sqlite/schema/team.ts';
import { identityOf } from '../../contracts/store-scene.ts';
import { ManualClock } from '../../support/clock.ts';
import { figuresWith, summaryWith } from '../../support/summaries.ts';
import { DEFAULTS, tempFolder } from './temp-store.ts';

const FOLDER = fileURLToPath(new URL('../../../drizzle/sqlite', import.meta.url));

/** A file as it was when there were so many migrations. */
const fileAfter = (migrations: number, folder: string): { client: Database.Database; file: string } => {
  const old = join(folder, 'drizzle');
  cpSync(FOLDER, old, { recursive: true });
  const journal = JSON.parse(readFileSync(`${old}/meta/_journal.json`, 'utf8'));
  const before = { ...journal, entries: journal.entries.slice(0, migrations) };
  writeFileSync(`${old}/meta/_journal.json`, JSON.stringify(before));
  const file = join(folder, 'old.db');
  const client = new Database(file);
  migrate(client, file, old);
  return { client, file };
};

describe('the migrations', () => {
  it('make the schema that the code is written for (else: npm run db:generate)', async () => {
    const snapshots = readdirSync(`${FOLDER}/meta`).filter((name) => name.endsWith('_snapshot.json'));
    const newest = JSON.parse(readFileSync(`${FOLDER}/meta/${snapshots.sort().at(-1)}`, 'utf8'));
    const code = await generateSQLiteDrizzleJson(
      { ...teamTables, ...dealTables, ...sendingTables, ...figureTables },
      newest.id,
    );
    expect(await generateSQLiteMigration(newest, code)).toEqual([]);
  });

  it('leave a file as it is that has had them all', () => {
    const client = new Database(':memory:');
    migrate(client, 'memory');
    const schema = () => client.prepare('SELECT * FROM sqlite_master').all();
    const before = schema();
    migrate(client, 'memory');
    expect(schema()).toEqual(before);
    client.close();
  });

  it('leave everybody of an older file a person of their own, with their deals', async () => {
    const { folder, remove } = tempFolder();
    const { client, file } = fileAfter(2, folder);
    client.exec(`
      INSERT INTO workspaces VALUES (1, 'Team', 'UTC', 'en', 'USD', 7, 540, 2);
      INSERT INTO members VALUES (1, 1, 'Amy', 'admin', NULL), (2, 1, 'Bob', 'rep', 'zh-CN');
      INSERT INTO identities VALUES ('slack', 'T1', 'U1', 1, 1), ('slack', 'T1', 'U2', 1, 2);
      INSERT INTO conversations VALUES (1, 1, 'slack', 'T1', 'C1', 'channel', 1);
      INSERT INTO tenants VALUES ('slack', 'T1', 1);`);
    client.close();
    const store = await openStore(`file:${file}`, { clock: new ManualClock(), defaults: DEFAULTS });
    expect((await store.team.members(1)).map(({ name, role }) => `${name} ${role}`)).toEqual([
      'Amy admin',
      'Bob rep',
    ]);
    const { member, conversation } = await store.team.requestScope(identityOf('U2'));
    expect(member).toMatchObject({ id: 2, language: 'zh-CN' });
    expect(conversation).toMatchObject({ digests: defaultDigests(540), language: null });
    expect(await store.team.identities(1, 1)).toMatchObject([{ user: 'U1', email: null, seenAt: null }]);
    await store.maintenance.close();
    remove();
  });

  it('tell of an older file how its closed deals ended, stage by stage', async () => {
    const { folder, remove } = tempFolder();
    const { client, file } = fileAfter(3, folder);
    const day = (text: string) => Date.parse(`${text}T10:00Z`);
    const deal = (id: number, status: string, furthest: string) => `
      INSERT INTO deals (id, workspace_id, number, version, created_at, last_event_at, company, company_key, status,
        stage, furthest, stage_entered_at, closed_at, checklist)
      VALUES (${id}, 1, ${id}, 1, 0, 0, 'Acme', 'acme', '${status}', '${furthest}', '${furthest}', 0, 0, '');`;
    const visit = (id: number, kind: string, stage: string, from: string, to: string, undone = 0) => `
      INSERT INTO events (workspace_id, deal_id, version, kind, at, from_stage, entered_at, payload, undone)
      VALUES (1, ${id}, 1, '${kind}', ${day(to)}, '${stage}', ${day(from)}, '{}', ${undone});`;
    client.exec(`
      INSERT INTO workspaces VALUES (1, 'Team', 'UTC', 'en', 'USD', 7, 540, 5);
      ${['new', 'qualified', 'contract'].map((id, rank) => `INSERT INTO stages VALUES (1, '${id}', ${rank}, '', '', 'action', 5, '[]');`).join('\n')}
      ${deal(1, 'won', 'contract')} ${deal(2, 'lost', 'qualified')} ${deal(3, 'lost', 'gone')} ${deal(4, 'open', 'new')}
      -- Friday to Monday is a working day, and so is Friday to Sunday none.
      ${visit(1, 'moved', 'new', '2026-03-06', '2026-03-09')}
      ${visit(1, 'won', 'contract', '2026-03-06', '2026-03-08')}
      ${visit(2, 'moved', 'new', '2026-03-02', '2026-03-03')}
      ${visit(2, 'moved', 'new', '2026-03-02', '2026-03-12', 1)}
      ${visit(2, 'lost', 'qualified', '2023-01-02', '2026-03-02')}
      ${visit(4, 'moved', 'new', '2026-03-02', '2026-03-03')}`);
    client.close();
    const store = await openStore(`file:${file}`, { clock: new ManualClock(), defaults: DEFAULTS });
    await store.maintenance.close();
    const read = new Database(file, { readonly: true });
    expect(read.prepare('SELECT outcome FROM deals ORDER BY id').pluck().all()).toEqual([
      'new:1 qualified:0 contract:0',
      'new:1 qualified:400',
      null,
      null,
    ]);
    const ages =
      "SELECT stage || ':' || days || ' ' || won || '/' || lost FROM stage_ages ORDER BY stage, days";
    expect(read.prepare(ages).pluck().all()).toEqual([
      'contract:0 1/0',
      'new:1 1/1',
      'qualified:0 1/0',
      'qualified:400 0/1',
    ]);
    read.close();
    remove();
  });

  it('tell of an older file which outcomes were taken back, and who only looked', async () => {
    const { folder, remove } = tempFolder();
    const { client, file } = fileAfter(8, folder);
    const event = (version: number, kind: string, payload: object, undone = 0) =>
      client
        .prepare(
          'INSERT INTO events (workspace_id, deal_id, version, kind, at, payload, undone) VALUES (1, 1, ?, ?, ?, ?, ?)',
        )
        .run(version, kind, version * 10, JSON.stringify(payload), undone);
    client.exec(`
      INSERT INTO workspaces (id, name, zone, language, currency, quiet_days, digest_minute, next_number)
      VALUES (1, 'Team', 'UTC', 'en', 'USD', 7, 540, 2);
      INSERT INTO deals (id, workspace_id, number, version, created_at, last_event_at, company, company_key, status,
        stage, furthest, stage_entered_at, checklist, amount_minor, amount_currency)
      VALUES (1, 1, 1, 7, 0, 70, 'Acme', 'acme', 'open', 'new', 'new', 0, '', 500, 'USD');`);
    const was = { status: 'lost', closedAt: 20, lostReason: 'price', lostText: null, winBackOn: null };
    event(1, 'created', {});
    event(2, 'lost', { from: 'new' });
    event(3, 'reopened', { to: 'new', was }, 1);
    event(4, 'undone', { undoes: 3 });
    event(5, 'reopened', { to: 'new', was });
    event(6, 'revealed', {});
    event(7, 'revealed', {});
    client.close();
    const store = await openStore(`file:${file}`, { clock: new ManualClock(), defaults: DEFAULTS });
    await store.maintenance.close();
    const read = new Database(file, { readonly: true });
    expect(read.prepare('SELECT * FROM reopenings').all()).toEqual([
      {
        workspace_id: 1,
        deal_id: 1,
        version: 5,
        at: 50,
        closing: 2,
        status: 'lost',
        closed_at: 20,
        stage: 'new',
        lost_reason: 'price',
        lost_text: null,
        win_back_on: null,
        amount_minor: 500,
        amount_currency: 'USD',
      },
    ]);
    expect(read.prepare('SELECT last_event_at FROM deals').pluck().get()).toBe(50);
    read.close();
    remove();
  });

  it('leave an older file its summaries that wait to be sent', async () => {
    const { folder, remove } = tempFolder();
    const { client, file } = fileAfter(8, folder);
    const summary = summaryWith({
      figures: figuresWith({ reopened: 7 }),
      before: figuresWith({ reopened: 8 }),
    });
    const older = JSON.stringify({ kind: 'summary', summary }, (key, value) =>
      key === 'reopened' || key === 'visits' ? undefined : value,
    );
    client.exec(`
      INSERT INTO workspaces (id, name, zone, language, currency, quiet_days, digest_minute, next_number)
      VALUES (1, 'Team', 'UTC', 'en', 'USD', 7, 540, 2);
      INSERT INTO conversations (id, workspace_id, platform, tenant, external, kind)
      VALUES (1, 1, 'slack', 'T1', 'C1', 'channel');`);
    client
      .prepare(`
        INSERT INTO outbox (workspace_id, to_kind, to_id, kind, body, state, queued_at, not_before, attempts, fate_unknown)
        VALUES (1, 'conversation', 1, 'summary', ?, 'waiting', 0, 0, 0, 0)`)
      .run(older);
    client.close();
    const clock = new ManualClock();
    const store = await openStore(`file:${file}`, { clock, defaults: DEFAULTS });
    const [item] = await store.outbox.take(clock.now(), 1, 1000);
    const counted = (figures: typeof summary.figures) => ({
      ...figures,
      reopened: 0,
      stages: figures.stages.map((row) => ({ ...row, visits: row.advanced + row.lost })),
    });
    expect(item?.body).toEqual({
      kind: 'summary',
      summary: { ...summary, figures: counted(summary.figures), before: counted(summary.before) },
    });
    await store.maintenance.close();
    remove();
  });

  it('leave an older file its digests, posted and queued, with those who were told instead of owners', async () => {
    const { folder, remove } = tempFolder();
    const { client, file } = fileAfter(7, folder);
    const digest = (company: string, standIns: string) =>
      `{"at":0,"scope":{"owner":null,"team":null,"source":null},"lines":[{"company":"${company}"}],"owners":[],"managers":[]${standIns},"total":1,"progress":null}`;
    const company = 'The "hears":\\ "standIns":[ Ltd';
    const written = JSON.stringify(company).slice(1, -1);
    client.exec(`
      INSERT INTO workspaces (id, name, zone, language, currency, quiet_days, digest_minute, next_number)
      VALUES (1, 'Team', 'UTC', 'en', 'USD', 7, 540, 2);
      INSERT INTO conversations (id, workspace_id, platform, tenant, external, kind)
      VALUES (1, 1, 'slack', 'T1', 'C1', 'channel');
      INSERT INTO deals (id, workspace_id, number, version, created_at, last_event_at, company, company_key, status,
        stage, furthest, stage_entered_at, checklist)
      VALUES (1, 1, 1, 1, 0, 0, 'Acme', 'acme', 'open', 'new', 'new', 0, '');`);
    const post = client.prepare("INSERT INTO digests VALUES (?, 1, 1, 'm', ?, ?)");
    const queue = client.prepare(`
      INSERT INTO outbox (id, workspace_id, to_kind, to_id, kind, body, state, queued_at, not_before, attempts, fate_unknown)
      VALUES (?, 1, 'conversation', 1, 'stuck-digest', ?, 'waiting', 0, 0, 0, 0)`);
    const clock = new ManualClock();
    const bodies = ['', ',"standIns":[{"owner":1,"hears":2},{"owner":3,"hears":2}]'].map((one) =>
      digest(written, one),
    );
    for (const [index, body] of bodies.entries()) {
      post.run(index + 1, clock.now(), body);
      queue.run(index + 1, `{"kind":"stuck-digest","digest":${body}}`);
    }
    client.close();
    const store = await openStore(`file:${file}`, { clock, defaults: DEFAULTS });
    const delegates = [
      { owner: 1, delegate: 2 },
      { owner: 3, delegate: 2 },
    ];
    const posted = [await store.liveDigests.find(1, 1), await store.liveDigests.find(1, 2)];
    expect(posted.map((one) => one?.digest.delegates)).toEqual([undefined, delegates]);
    expect(posted.map((one) => one?.digest.lines[0]?.company)).toEqual([company, company]);
    const [first] = await store.outbox.take(clock.now(), 9, 1000);
    await store.outbox.sent(1, first?.id ?? 0, clock.now(), null);
    const queued = [first, ...(await store.outbox.take(clock.now(), 9, 1000))];
    expect(queued).toMatchObject(
      posted.map((one) => ({ body: { kind: 'stuck-digest', digest: one?.digest } })),
    );
    expect((await store.deals.find(1, 1))?.custom).toEqual({});
    await store.maintenance.close();
    remove();
  });

  it('leave nothing behind when one of them fails', () => {
    const client = new Database(':memory:');
    client.exec('CREATE TABLE outbox (mine)');
    expect(() => migrate(client, 'memory')).toThrow(/already exists/);
    expect(client.prepare('SELECT name FROM sqlite_master').pluck().all()).toEqual(['outbox']);
    expect(client.pragma('user_version', { simple: true })).toBe(0);
    client.close();
  });
});
