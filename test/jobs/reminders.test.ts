import { describe, expect, it } from 'vitest';
import { loseDeal } from '../../src/domain/deals/close-deal.ts';
import { finishFollowUp, planFollowUp } from '../../src/domain/deals/follow-up.ts';
import { undoDeal } from '../../src/domain/deals/undo-deal.ts';
import { endWaiting, startWaiting } from '../../src/domain/deals/waiting.ts';
import type { SlotStore } from '../../src/domain/ports/slots.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import { followUpReminders } from '../../src/jobs/follow-up-reminders.ts';
import { waitingTimeOuts } from '../../src/jobs/waiting-time-outs.ts';
import { type Office, office } from './office.ts';

const START = '2026-03-03T10:00:00+08:00';

/** A bot that only reminds. */
const reminding = (team: Office) => team.scheduler({ jobs: [followUpReminders, waitingTimeOuts] });

const withFollowUp = async (inMs: number) => {
  const team = await office(START);
  const deal = await team.add({ company: 'Acme', owner: team.bob.id });
  await team.posted();
  const at = team.clock.now() + inMs;
  const planned = await team.commit(planFollowUp(deal, { at, text: 'send case study' }, team.context));
  await team.posted();
  return { team, deal: planned, at };
};

const about = async (team: Office) => (await team.posted()).map(({ body, deal, to }) => ({ body, deal, to }));

describe('a follow-up', () => {
  it('is reminded of when it is due, to the owner, once', async () => {
    const { team, deal, at } = await withFollowUp(HOUR);
    const scheduler = reminding(team);
    await scheduler.tick();
    team.clock.set(at - 1);
    await scheduler.tick();
    expect(await about(team)).toEqual([]);
    team.clock.set(at);
    await scheduler.tick();
    expect(await about(team)).toEqual([
      {
        to: { kind: 'member', id: team.bob.id },
        deal: deal.id,
        body: { kind: 'follow-up-due', text: 'send case study', at },
      },
    ]);
    for (let minute = 0; minute < 30; minute += 1) {
      team.clock.advance(MINUTE);
      await scheduler.tick();
      await reminding(team).tick();
    }
    expect(await about(team)).toEqual([]);
  });

  it('is not reminded of when it is planned anew at the last moment, but then', async () => {
    const { team, deal, at } = await withFollowUp(HOUR);
    const later = at + HOUR;
    let isPlanned = false;
    // Asked after the look found it due and before its turn comes.
    const isClaimed: SlotStore['isClaimed'] = async (slot) => {
      if (!isPlanned) await team.commit(planFollowUp(deal, { at: later, text: '' }, team.context));
      isPlanned = true;
      return team.store.slots.isClaimed(slot);
    };
    const scheduler = team.scheduler({
      jobs: [followUpReminders],
      store: { ...team.store, slots: { ...team.store.slots, isClaimed } },
    });
    team.clock.set(at);
    await scheduler.tick();
    expect(isPlanned).toBe(true);
    expect(await team.said()).toEqual([]);
    team.clock.set(later);
    await scheduler.tick();
    expect(await team.said()).toEqual([`follow-up-due@member:${team.bob.id}`]);
  });

  it('is reminded of although the database refused to be written for hours when it was due', async () => {
    const { team, at } = await withFollowUp(HOUR);
    let isFull = true;
    const claim: SlotStore['claim'] = (...slot) =>
      isFull ? Promise.reject(new Error('database or disk is full')) : team.store.slots.claim(...slot);
    const scheduler = team.scheduler({
      jobs: [followUpReminders],
      store: { ...team.store, slots: { ...team.store.slots, claim } },
    });
    for (const hour of [0, 1, 2, 3]) {
      team.clock.set(at + hour * HOUR);
      await scheduler.tick();
    }
    expect(await team.said()).toEqual([]);
    isFull = false;
    await scheduler.tick();
    expect(await team.said()).toEqual([`follow-up-due@member:${team.bob.id}`]);
  });

  it('is reminded of again when it was planned anew', async () => {
    const { team, deal, at } = await withFollowUp(HOUR);
    const scheduler = reminding(team);
    team.clock.set(at);
    await scheduler.tick();
    await team.posted();
    const again = at + 3 * HOUR;
    await team.commit(planFollowUp(deal, { at: again, text: '' }, team.context));
    team.clock.set(again);
    await scheduler.tick();
    expect(await team.said()).toEqual([`follow-up-due@member:${team.bob.id}`]);
  });

  it('is made up by a restart within a day, and not after that', async () => {
    const { team, at } = await withFollowUp(HOUR);
    team.clock.set(at + DAY - MINUTE);
    await reminding(team).tick();
    expect(await team.said()).toHaveLength(1);

    const late = await withFollowUp(HOUR);
    late.team.clock.set(late.at + DAY + MINUTE);
    await reminding(late.team).tick();
    expect(await late.team.said()).toEqual([]);
  });

  it('that was done or whose deal is closed is not reminded of', async () => {
    const done = await withFollowUp(HOUR);
    await done.team.commit(finishFollowUp(done.deal, done.team.context));
    const lost = await withFollowUp(HOUR);
    await lost.team.commit(loseDeal(lost.deal, { reason: 'price' }, lost.team.context));
    for (const { team, at } of [done, lost]) {
      team.clock.set(at);
      await reminding(team).tick();
      expect(await team.said()).toEqual([]);
    }
  });

  it('that an undo brings back from the past is still reminded of', async () => {
    const { team, deal, at } = await withFollowUp(HOUR);
    const scheduler = reminding(team);
    team.clock.set(at - MINUTE);
    const done = await team.commit(finishFollowUp(deal, team.context));
    await scheduler.tick();
    team.clock.set(at + 5 * MINUTE);
    await scheduler.tick();
    expect(await team.said()).toEqual([]);
    const events = await team.store.deals.eventsOf(done.workspace, done.id, done.version);
    await team.commit(undoDeal(done, events, team.context));
    team.clock.advance(MINUTE);
    await scheduler.tick();
    expect(await team.said()).toEqual([`follow-up-due@member:${team.bob.id}`]);
  });

  it('of a deal in the pool disturbs nobody', async () => {
    const team = await office(START);
    const deal = await team.add({ company: 'Acme', owner: null });
    const at = team.clock.now() + HOUR;
    await team.commit(planFollowUp(deal, { at, text: '' }, team.context));
    team.clock.set(at);
    await reminding(team).tick();
    expect(await team.said()).toEqual([]);
  });

  it('one of hundreds due in the same minute is not forgotten', async () => {
    const team = await office(START);
    const at = team.clock.now() + HOUR;
    const plan = async (company: string) =>
      team.commit(planFollowUp(await team.add({ company }), { at, text: '' }, team.context));
    await Promise.all(Array.from({ length: 230 }, (_, n) => plan(`Company ${n}`)));
    team.clock.set(at);
    await reminding(team).tick();
    expect(await team.said()).toHaveLength(230);
  });
});

describe('who is away', () => {
  const today = { from: '2026-03-02', to: '2026-03-03' };

  it('has their reminders brought to the delegate, who is told whose they are', async () => {
    const { team, at } = await withFollowUp(HOUR);
    await team.store.calendar.saveTimeOff(
      team.bob.workspace,
      team.bob.id,
      { ...today, delegate: team.amy.id },
      null,
    );
    team.clock.set(at);
    await reminding(team).tick();
    const [message, ...more] = await team.posted();
    expect(message?.to).toEqual({ kind: 'member', id: team.amy.id });
    expect(message?.body).toMatchObject({ insteadOf: { owner: team.bob.id, until: '2026-03-03' } });
    expect(more).toEqual([]);
  });

  it('hears what the customer owes through the delegate too', async () => {
    const team = await office(START);
    const deal = await team.add({ company: 'Acme', owner: team.bob.id });
    const due = team.clock.now() + HOUR;
    await team.commit(startWaiting(deal, { what: 'quote', due }, team.context));
    await team.store.calendar.saveTimeOff(
      team.bob.workspace,
      team.bob.id,
      { ...today, delegate: team.amy.id },
      null,
    );
    await team.posted();
    team.clock.set(due);
    await reminding(team).tick();
    expect(await team.said()).toEqual([`waiting-over@member:${team.amy.id}`]);
  });

  it.each([
    ['without a delegate', today, false],
    ['back again', { from: '2026-03-02', to: '2026-03-02' }, true],
  ])('%s hears for themselves', async (_, days, hasDelegate) => {
    const { team, at } = await withFollowUp(HOUR);
    await team.store.calendar.saveTimeOff(
      team.bob.workspace,
      team.bob.id,
      { ...days, delegate: hasDelegate ? team.amy.id : null },
      null,
    );
    team.clock.set(at);
    await reminding(team).tick();
    expect(await team.said()).toEqual([`follow-up-due@member:${team.bob.id}`]);
  });
});

describe('waiting on the customer', () => {
  it('is over when the time is up with no answer: the owner is told once', async () => {
    const team = await office(START);
    const deal = await team.add({ company: 'Acme', owner: team.bob.id });
    await team.posted();
    const due = team.clock.now() + 3 * DAY;
    const waiting = await team.commit(startWaiting(deal, { what: 'contract', due }, team.context));
    const scheduler = reminding(team);
    team.clock.set(due);
    await scheduler.tick();
    await scheduler.tick();
    expect(await about(team)).toEqual([
      {
        to: { kind: 'member', id: team.bob.id },
        deal: deal.id,
        body: { kind: 'waiting-over', waiting: waiting.waiting },
      },
    ]);
  });

  it('that an answer ended in time is not reminded of', async () => {
    const team = await office(START);
    const deal = await team.add({ company: 'Acme', owner: team.bob.id });
    await team.posted();
    const due = team.clock.now() + DAY;
    const waiting = await team.commit(startWaiting(deal, { what: 'quote', due }, team.context));
    await team.commit(endWaiting(waiting, team.context));
    team.clock.set(due);
    await reminding(team).tick();
    expect(await team.said()).toEqual([]);
  });
});
