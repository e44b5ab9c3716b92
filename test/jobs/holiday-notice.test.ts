import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/cards/kit/plain-text.ts';
import { messageCard } from '../../src/cards/message-card.ts';
import { holidayNotice } from '../../src/jobs/holiday-notice.ts';
import { LANGUAGES, seenBy } from '../cards/people.ts';
import { WORKSPACE } from '../support/histories.ts';
import { office, shanghai } from './office.ts';

const jobs = [holidayNotice];

describe('the notice of missing holidays', () => {
  it('comes to the admins once, on the first working day of December', async () => {
    const team = await office(shanghai('2026-11-30T12:00:00'));
    const scheduler = team.scheduler({ jobs });
    await scheduler.tick();
    expect(await team.said()).toEqual([]);
    team.clock.set(shanghai('2026-12-01T08:59:00'));
    await scheduler.tick();
    expect(await team.said()).toEqual([]);
    team.clock.set(shanghai('2026-12-01T09:00:00'));
    const other = team.scheduler({ jobs, store: await team.anotherStore() });
    await Promise.all([scheduler.tick(), other.tick()]);
    expect((await team.posted()).map(({ to, body }) => ({ to, body }))).toEqual([
      { to: { kind: 'member', id: team.amy.id }, body: { kind: 'holidays-missing', year: 2027 } },
    ]);
    team.clock.set(shanghai('2026-12-20T09:00:00'));
    await team.scheduler({ jobs }).tick();
    expect(await team.said()).toEqual([]);
  });

  it('is made up for later in December, not in the new year', async () => {
    const team = await office(shanghai('2026-12-28T15:00:00'));
    await team.scheduler({ jobs }).tick();
    expect(await team.said()).toEqual([`holidays-missing@member:${team.amy.id}`]);
    const late = await office(shanghai('2027-01-02T15:00:00'));
    await late.scheduler({ jobs }).tick();
    expect(await late.said()).toEqual([]);
  });

  it('does not come where the list is known, was entered, or is no matter', async () => {
    const known = await office(shanghai('2025-12-02T09:00:00'));
    await known.scheduler({ jobs }).tick();
    expect(await known.said()).toEqual([]);
    const entered = await office(shanghai('2026-12-02T09:00:00'));
    await entered.store.calendar.saveOwnDays(entered.workspace.id, [
      { day: '2027-02-05', working: false, name: '春节' },
    ]);
    await entered.scheduler({ jobs }).tick();
    expect(await entered.said()).toEqual([]);
    const elsewhere = await office(Date.parse('2026-12-02T09:00:00Z'), 'Europe/London');
    await elsewhere.scheduler({ jobs }).tick();
    expect(await elsewhere.said()).toEqual([]);
  });

  it.each(LANGUAGES)('says in %s what counts until then and how the list is entered', (language) => {
    const view = seenBy(null, language);
    const china = { ...view, calendar: { ...view.calendar, country: 'CN' } };
    const text = plainText(messageCard({ kind: 'holidays-missing', year: 2027 }, null, WORKSPACE, china));
    expect(text).toContain(language === 'en' ? 'Fri, Feb 5, 2027' : '2027年2月5日');
    expect(text).toContain(
      language === 'en'
        ? '/funnel calendar off 2027-02-05..2027-02-11'
        : '/漏斗 日历 放假 2027-02-05..2027-02-11',
    );
    expect(text).toContain(
      language === 'en' ? '/funnel calendar work 2027-02-20' : '/漏斗 日历 补班 2027-02-20',
    );
  });
});
