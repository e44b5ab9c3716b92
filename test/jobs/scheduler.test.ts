import { describe, expect, it } from 'vitest';
import { DIGEST_JOBS } from '../../src/domain/digests/digest-slots.ts';
import type { Job } from '../../src/jobs/job.ts';
import { type Office, office, shanghai } from './office.ts';

const AT = shanghai('2026-03-03T09:00:00');

/** A job with one slot at `AT` in each workspace. */
const job = (name: string, make: () => Promise<null | { messages: []; note: unknown }>): Job => ({
  name,
  when: () => 'at nine',
  next: () => null,
  due: async ({ workspace, at }) =>
    at < AT ? [] : [{ slot: { workspace: workspace.id, job: name, scope: 'all', at: AT }, deal: null, make }],
});

const nothing = async () => ({ messages: [] as [], note: null });

describe('a job that fails', () => {
  it('is logged and asked again, and the others go on', async () => {
    const team = await office(AT);
    let broken = true;
    const jobs = [
      job('first', async () => {
        if (broken) throw new Error('figures failed');
        return nothing();
      }),
      { ...job('second', nothing), due: () => Promise.reject(new Error('index gone')) },
      job('third', nothing),
    ];
    const scheduler = team.scheduler({ jobs });
    await scheduler.tick();
    expect(team.log.lines.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([
      'a slot failed; it is asked again next minute',
      'a job failed; it is asked again next minute',
    ]);
    expect(await scheduler.run('third', null)).toMatchObject([{ outcome: 'already' }]);
    broken = false;
    await scheduler.tick();
    expect(await scheduler.run('first', null)).toMatchObject([{ outcome: 'already' }]);
  });

  it('does not stop the scheduler when the database is away for a while', async () => {
    const team = await office(AT);
    let away = true;
    const store = {
      ...team.store,
      workspaces: () => (away ? Promise.reject(new Error('disk I/O error')) : team.store.team.workspaces()),
    };
    const scheduler = team.scheduler({ store, jobs: [job('only', nothing)] });
    await scheduler.tick();
    away = false;
    await scheduler.tick();
    expect(await scheduler.run('only', null)).toMatchObject([{ outcome: 'already' }]);
  });
});

describe('running by hand', () => {
  it('claims what the scheduler would, and each knows what the other did', async () => {
    const team = await office(AT);
    const channel = await team.digestChannel('C1');
    const scheduler = team.scheduler();
    const byHand = team.scheduler({ store: await team.anotherStore() });
    expect(await byHand.run('stuck-digest', null)).toMatchObject([{ outcome: 'queued', slot: { at: AT } }]);
    await scheduler.tick();
    expect(await byHand.run('stuck-digest', null)).toMatchObject([{ outcome: 'already' }]);
    expect(await team.said()).toEqual([`stuck-digest@conversation:${channel.id}`]);
  });

  it('makes up an earlier slot when it is named, by any time of its day, and only once', async () => {
    const team = await office(shanghai('2026-03-05T12:00:00'));
    await team.digestChannel('C1');
    const scheduler = team.scheduler();
    const at = (text: string) => () => shanghai(text);
    expect(await scheduler.run('stuck-digest', at('2026-03-03T09:00:00'))).toMatchObject([
      { outcome: 'queued' },
    ]);
    expect(await scheduler.run('stuck-digest', at('2026-03-03T09:00:01'))).toMatchObject([
      { outcome: 'already' },
    ]);
    expect(await scheduler.run('stuck-digest', at('2026-03-03T08:59:00'))).toEqual([]);
    expect(await scheduler.run('stuck-digest', at('2026-03-01T09:00:00'))).toEqual([]);
    expect(await team.said()).toHaveLength(1);
  });

  it('refuses what is still to come, and a job that does not exist', async () => {
    const team = await office(AT);
    const scheduler = team.scheduler();
    await expect(scheduler.run('stuck-digest', () => AT + 1)).rejects.toThrow('still to come');
    await expect(scheduler.run('stuck', null)).rejects.toThrow(
      /^no job is called "stuck"\. Jobs: .*stuck-digest, /,
    );
  });
});

const DIGESTS: ReadonlySet<string> = new Set(Object.values(DIGEST_JOBS));
const LISTED: ReadonlySet<string> = new Set([...DIGESTS, 'follow-up-reminders', 'waiting-time-outs']);

describe('the list', () => {
  it('has each job with its next and its last slot', async () => {
    const team = await office(AT - 1);
    await team.digestChannel('C1');
    const scheduler = team.scheduler();
    team.clock.set(AT);
    await scheduler.tick();
    const list = (await scheduler.list()).filter(({ name }) => LISTED.has(name));
    expect(list.map(({ name, when, next, last }) => ({ name, when, next, last }))).toEqual([
      {
        name: 'quarterly-review',
        when: 'first working day of a quarter at 09:00',
        next: shanghai('2026-04-01T09:00:00'),
        last: null,
      },
      {
        name: 'weekly-summary',
        when: 'Mondays at 09:00',
        next: shanghai('2026-03-09T09:00:00'),
        last: null,
      },
      {
        name: 'stuck-digest',
        when: 'working days at 09:00',
        next: shanghai('2026-03-04T09:00:00'),
        last: AT,
      },
      { name: 'follow-up-reminders', when: 'when a follow-up is due', next: null, last: null },
      { name: 'waiting-time-outs', when: "when a customer's time is up", next: null, last: null },
    ]);
  });
});

describe('the list of a team', () => {
  const times = async (team: Office) =>
    (await team.scheduler().list())
      .filter(({ name }) => DIGESTS.has(name))
      .map(({ name, when, next }) => [name, when, next]);

  it('says that nobody gets a digest', async () => {
    const team = await office(AT);
    await team.digestChannel('C1', { paused: true });
    expect(await times(team)).toEqual([
      ['quarterly-review', 'in no channel', 'never'],
      ['weekly-summary', 'in no channel', 'never'],
      ['stuck-digest', 'in no channel', 'never'],
    ]);
  });

  it('says when in how many channels where they differ, and has the first of their next slots', async () => {
    const team = await office(AT);
    await team.digestChannel('C1');
    await team.digestChannel('C2', { stuckAt: 600, stuckOn: [2, 4], include: ['stuck'] });
    await team.digestChannel('C3', { weeklyOn: 5, summaryAt: 1050 });
    expect(await times(team)).toEqual([
      [
        'quarterly-review',
        'first working day of a quarter at 09:00 in 1 channel, first working day of a quarter at 17:30 in 1',
        shanghai('2026-04-01T09:00:00'),
      ],
      [
        'weekly-summary',
        'Mondays at 09:00 in 1 channel, Fridays at 17:30 in 1',
        shanghai('2026-03-06T17:30:00'),
      ],
      [
        'stuck-digest',
        'working days at 09:00 in 2 channels, Tue, Thu at 10:00 in 1',
        shanghai('2026-03-03T10:00:00'),
      ],
    ]);
  });
});

describe('starting and stopping', () => {
  it('looks at once', async () => {
    const team = await office(AT);
    await team.digestChannel('C1');
    const scheduler = team.scheduler();
    scheduler.start();
    await scheduler.stop();
    expect(await team.said()).toHaveLength(1);
  });

  it('stops after the look that is under way', async () => {
    const team = await office(AT);
    let ended = false;
    const slow = job('slow', async () => {
      await new Promise((resolve) => setImmediate(resolve));
      ended = true;
      return nothing();
    });
    const scheduler = team.scheduler({ jobs: [slow] });
    scheduler.start();
    await scheduler.stop();
    expect(ended).toBe(true);
  });
});
