import { describe, expect, it } from 'vitest';
import type { Deal } from '../../src/domain/deals/deal.ts';
import { planFollowUp } from '../../src/domain/deals/follow-up.ts';
import type { MorningNote } from '../../src/domain/digests/message.ts';
import type { Member } from '../../src/domain/team/member.ts';
import { DAY } from '../../src/domain/time.ts';
import { morningNote } from '../../src/jobs/morning-note.ts';
import { type Office, office, shanghai } from './office.ts';

const JOBS = [morningNote];

/** Friday 27 February 2026; the notes of these tests come on Tuesday 3 March. */
const FRIDAY = shanghai('2026-02-27T12:00');
const TUESDAY = shanghai('2026-03-03T09:00');

const followUp = async (team: Office, owner: Member, company: string, at: number): Promise<Deal> => {
  const deal = await team.add({ company, owner: owner.id });
  return team.commit(planFollowUp(deal, { at, text: `ask ${company}` }, team.context));
};

/** The notes that were queued, with whom they go to. */
const notes = async (team: Office): Promise<readonly { to: number; note: MorningNote }[]> =>
  (await team.posted()).flatMap(({ to, body }) =>
    body.kind === 'morning-note' ? [{ to: to.id, note: body.note }] : [],
  );

const tick = (team: Office) => team.scheduler({ jobs: JOBS }).tick();

describe('the morning note', () => {
  it('tells of the follow-ups of today and before, by time', async () => {
    const team = await office(FRIDAY);
    await followUp(team, team.amy, 'Today', shanghai('2026-03-03T23:59'));
    await followUp(team, team.amy, 'Late', shanghai('2026-03-02T10:00'));
    await followUp(team, team.amy, 'Tomorrow', shanghai('2026-03-04T00:00'));
    await followUp(team, team.amy, 'Early', shanghai('2026-03-03T08:00'));
    team.clock.set(TUESDAY);
    await tick(team);
    const [mine, ...others] = await notes(team);
    expect(others).toEqual([]);
    expect(mine).toMatchObject({ to: team.amy.id, note: { owner: team.amy.id, until: null } });
    expect(mine?.note.followUps.map(({ company, text }) => [company, text])).toEqual([
      ['Late', 'ask Late'],
      ['Early', 'ask Early'],
      ['Today', 'ask Today'],
    ]);
    // Overdue is one of the ways to be stuck.
    expect(mine?.note.stuck.map(({ company }) => company).sort()).toEqual(['Early', 'Late']);
  });

  it('tells each owner of their own, and nobody of the pool', async () => {
    const team = await office(FRIDAY);
    await team.add({ company: 'Pool', owner: null });
    for (const { id, name } of [team.bob, team.amy]) await team.add({ company: `Of ${name}`, owner: id });
    team.clock.set(TUESDAY + 3 * DAY);
    await tick(team);
    const sent = await notes(team);
    expect(sent.map(({ to, note }) => [to, note.stuck.map(({ company }) => company)])).toEqual([
      [team.amy.id, ['Of Amy']],
      [team.bob.id, ['Of Bob']],
    ]);
  });

  it('names ten follow-ups and five stuck deals at most, the most valuable ones, and counts them all', async () => {
    const team = await office(FRIDAY);
    for (let n = 1; n <= 12; n += 1) await followUp(team, team.amy, `Due ${n}`, FRIDAY + n * 1_000);
    for (let n = 1; n <= 7; n += 1)
      await team.add({ company: `Old ${n}`, owner: team.amy.id, amount: { minor: n, currency: 'CNY' } });
    team.clock.set(TUESDAY + 3 * DAY);
    await tick(team);
    const [sent] = await notes(team);
    expect(sent?.note.followUps.map(({ company }) => company)).toEqual(
      Array.from({ length: 10 }, (_, at) => `Due ${at + 1}`),
    );
    expect(sent?.note).toMatchObject({ totalFollowUps: 12, totalStuck: 19 });
    expect(sent?.note.stuck.map(({ company }) => company)).toEqual([
      'Old 7',
      'Old 6',
      'Old 5',
      'Old 4',
      'Old 3',
    ]);
  });

  it('is for whoever has nothing but a fix to do, too', async () => {
    const team = await office(FRIDAY);
    const fix = { owner: team.bob.id, at: TUESDAY + 1, text: 'review the quotes', by: team.amy.id };
    await team.store.fixes.add(team.workspace.id, { ...fix, createdAt: FRIDAY }, null);
    await team.store.fixes.add(team.workspace.id, { ...fix, at: TUESDAY + DAY, createdAt: FRIDAY }, null);
    team.clock.set(TUESDAY);
    await tick(team);
    const sent = await notes(team);
    expect(sent.map(({ to, note }) => [to, note.fixes.map(({ at }) => at)])).toEqual([
      [team.bob.id, [TUESDAY + 1]],
    ]);
  });

  it('does not come where there is nothing to say, on a day off, or before its time', async () => {
    const team = await office(FRIDAY);
    await tick(team);
    await followUp(team, team.amy, 'Acme', FRIDAY + 1);
    team.clock.set(shanghai('2026-02-28T12:00'));
    await tick(team);
    // 28 February 2026 is a make-up day in China, 1 March is a Sunday.
    expect((await notes(team)).map(({ to }) => to)).toEqual([team.amy.id]);
    team.clock.set(shanghai('2026-03-01T12:00'));
    await tick(team);
    team.clock.set(shanghai('2026-03-02T08:59'));
    await tick(team);
    expect(await notes(team)).toEqual([]);
    team.clock.set(shanghai('2026-03-02T09:00'));
    await tick(team);
    expect(await notes(team)).toHaveLength(1);
  });

  it('goes to the delegate while the owner is away, also when the owner wants none, and says until when', async () => {
    const team = await office(FRIDAY);
    const { amy, bob, store } = team;
    await followUp(team, amy, 'Acme', FRIDAY + 1);
    await followUp(team, bob, 'Beta', FRIDAY + 1);
    await store.team.saveMember(amy.workspace, amy.id, { morningNote: false });
    await store.calendar.saveTimeOff(
      amy.workspace,
      amy.id,
      { from: '2026-03-02', to: '2026-03-06', delegate: bob.id },
      null,
    );
    team.clock.set(TUESDAY);
    await tick(team);
    const sent = await notes(team);
    expect(sent.map(({ to, note }) => [to, note.owner, note.until])).toEqual([
      [bob.id, amy.id, '2026-03-06'],
      [bob.id, bob.id, null],
    ]);
  });

  it('is not written to who stopped it, nor to viewers', async () => {
    const team = await office(FRIDAY);
    await followUp(team, team.amy, 'Acme', FRIDAY + 1);
    await followUp(team, team.bob, 'Beta', FRIDAY + 1);
    await team.store.team.saveMember(team.amy.workspace, team.amy.id, { morningNote: false });
    await team.store.team.saveMember(team.bob.workspace, team.bob.id, { role: 'viewer' });
    team.clock.set(TUESDAY);
    await tick(team);
    expect(await notes(team)).toEqual([]);
  });
});

describe('a morning', () => {
  it('has one note a member, whatever restarts, runs beside it, or is changed about the time', async () => {
    const team = await office(FRIDAY);
    await followUp(team, team.amy, 'Acme', FRIDAY + 1);
    await followUp(team, team.bob, 'Beta', FRIDAY + 1);
    team.clock.set(TUESDAY);
    const other = await team.anotherStore();
    await Promise.all([tick(team), team.scheduler({ store: other, jobs: JOBS }).tick()]);
    await tick(team);
    team.clock.set(TUESDAY - 60_000);
    await tick(team);
    await team.store.team.saveWorkspace(team.workspace.id, { digestMinute: 600 });
    team.clock.set(shanghai('2026-03-03T10:30'));
    await tick(team);
    expect((await notes(team)).map(({ to }) => to)).toEqual([team.amy.id, team.bob.id]);
    team.clock.set(shanghai('2026-03-04T10:00'));
    await tick(team);
    expect(await notes(team)).toHaveLength(2);
  });

  it('is made up the same day and not the day after', async () => {
    const team = await office(FRIDAY);
    const acme = await followUp(team, team.amy, 'Acme', FRIDAY + 1);
    team.clock.set(shanghai('2026-03-03T23:30'));
    await tick(team);
    const [sent] = await notes(team);
    expect(sent?.note.followUps[0]).toMatchObject({ id: acme.id, version: acme.version });
    team.clock.set(shanghai('2026-03-05T00:30'));
    await tick(team);
    expect(await notes(team)).toEqual([]);
  });

  it('is asked for once, not with every look', async () => {
    const team = await office(FRIDAY);
    await followUp(team, team.amy, 'Acme', FRIDAY + 1);
    let asked = 0;
    const { store } = team;
    const counting = {
      ...store,
      reports: {
        ...store.reports,
        mornings: (...args: Parameters<typeof store.reports.mornings>) => {
          asked += 1;
          return store.reports.mornings(...args);
        },
      },
    };
    const scheduler = team.scheduler({ store: counting, jobs: JOBS });
    for (const time of ['08:59', '09:00', '09:01', '15:00']) {
      team.clock.set(shanghai(`2026-03-03T${time}`));
      await scheduler.tick();
    }
    expect(asked).toBe(1);
    expect(await notes(team)).toHaveLength(1);
  });
});
