import { describe, expect, it } from 'vitest';
import type { SlotStore } from '../../src/domain/ports/slots.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import { ALL_JOBS } from '../../src/jobs/all-jobs.ts';
import { fixReminders } from '../../src/jobs/fix-reminders.ts';
import { office } from './office.ts';

const START = '2026-03-03T10:00:00+08:00';
const jobs = [fixReminders];

const withFix = async (inMs: number) => {
  const team = await office(START);
  const now = team.clock.now();
  const fix = { owner: team.bob.id, at: now + inMs, text: 'review', by: team.amy.id, createdAt: now };
  const added = await team.store.fixes.add(team.workspace.id, fix, null);
  await team.posted();
  return { team, fix: added };
};

describe('a fix', () => {
  it('is reminded of when it is due, to its owner, once, whoever looks', async () => {
    const { team, fix } = await withFix(HOUR);
    const scheduler = team.scheduler({ jobs });
    team.clock.set(fix.at - 1);
    await scheduler.tick();
    expect(await team.posted()).toEqual([]);
    team.clock.set(fix.at);
    const other = team.scheduler({ jobs, store: await team.anotherStore() });
    await Promise.all([scheduler.tick(), other.tick()]);
    const [reminder, ...more] = await team.posted();
    expect(more).toEqual([]);
    expect(reminder).toMatchObject({
      to: { kind: 'member', id: team.bob.id },
      deal: null,
      body: { kind: 'fix-due', fix },
    });
    for (let minute = 0; minute < 20; minute += 1) {
      team.clock.advance(MINUTE);
      await scheduler.tick();
      await team.scheduler({ jobs }).tick();
    }
    expect(await team.posted()).toEqual([]);
  });

  it('is made up for a day, and no longer', async () => {
    const late = await withFix(HOUR);
    late.team.clock.set(late.fix.at + DAY);
    await late.team.scheduler({ jobs }).tick();
    expect(await late.team.said()).toEqual([`fix-due@member:${late.team.bob.id}`]);
    const gone = await withFix(HOUR);
    gone.team.clock.set(gone.fix.at + DAY + 1);
    await gone.team.scheduler({ jobs }).tick();
    expect(await gone.team.said()).toEqual([]);
  });

  it('that is done is not reminded of', async () => {
    const { team, fix } = await withFix(HOUR);
    await team.store.fixes.finish(team.workspace.id, fix.id, fix.at - MINUTE);
    team.clock.set(fix.at);
    await team.scheduler({ jobs }).tick();
    expect(await team.said()).toEqual([]);
  });

  it('that is done at the last moment is not reminded of', async () => {
    const { team, fix } = await withFix(HOUR);
    // Asked after the look found it due and before its turn comes.
    const isClaimed: SlotStore['isClaimed'] = async (slot) => {
      await team.store.fixes.finish(team.workspace.id, fix.id, fix.at);
      return team.store.slots.isClaimed(slot);
    };
    team.clock.set(fix.at);
    await team
      .scheduler({ jobs, store: { ...team.store, slots: { ...team.store.slots, isClaimed } } })
      .tick();
    expect((await team.store.fixes.find(team.workspace.id, fix.id))?.doneAt).toBe(fix.at);
    expect(await team.said()).toEqual([]);
  });

  it('is brought to whoever stands in on that day', async () => {
    const { team, fix } = await withFix(DAY);
    const away = { from: '2026-03-04', to: '2026-03-06', delegate: team.amy.id };
    await team.store.calendar.saveTimeOff(team.bob.workspace, team.bob.id, away, null);
    team.clock.set(fix.at);
    await team.scheduler({ jobs }).tick();
    expect(await team.said()).toEqual([`fix-due@member:${team.amy.id}`]);
  });

  it('is one of the jobs that run', () => {
    expect(ALL_JOBS).toContain(fixReminders);
  });
});
