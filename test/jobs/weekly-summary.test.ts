import { describe, expect, it } from 'vitest';
import type { FunnelFigures } from '../../src/domain/reports/figures.ts';
import { type Office, office, shanghai } from './office.ts';

const summaryOf = async (team: Office): Promise<{ figures: FunnelFigures; before: FunnelFigures } | null> => {
  await team.scheduler().tick();
  for (const { body } of await team.posted()) if (body.kind === 'summary') return body.summary;
  return null;
};

describe('the weekly summary', () => {
  it('is about last week and the week before, however late on Monday it is made', async () => {
    const team = await office('2026-02-24T10:00:00+08:00');
    await team.digestChannel('C1');
    await team.add({ company: 'Two weeks ago' });
    team.clock.set(shanghai('2026-03-03T10:00:00'));
    await team.add({ company: 'Last week, one' });
    await team.add({ company: 'Last week, two' });
    team.clock.set(shanghai('2026-03-09T22:30:00'));
    await team.add({ company: 'This week' });
    const summary = await summaryOf(team);
    expect(summary?.figures.period).toEqual({
      start: shanghai('2026-03-02T00:00:00'),
      end: shanghai('2026-03-09T00:00:00'),
    });
    expect([summary?.before.newLeads, summary?.figures.newLeads]).toEqual([1, 2]);
  });

  it.each(['2026-03-09T08:59:59', '2026-03-10T00:00:01', '2026-03-10T09:00:00', '2026-03-15T09:00:00'])(
    'is not posted at %s',
    async (time) => {
      const team = await office(shanghai(time));
      await team.digestChannel('C1');
      expect(await summaryOf(team)).toBeNull();
    },
  );

  it('leaves out what the channel is not about, and the parts it does not want', async () => {
    const team = await office('2026-03-03T10:00:00+08:00');
    const scope = { owner: null, team: null, source: 'seo' };
    await team.digestChannel('C1', { scope, sections: ['outcomes'] });
    await team.add({ company: 'Ours', source: 'seo' });
    await team.add({ company: 'Theirs', source: 'zhihu' });
    team.clock.set(shanghai('2026-03-09T09:00:00'));
    const summary = await summaryOf(team);
    expect(summary).toMatchObject({ scope, sections: ['outcomes'], figures: { newLeads: 1 } });
  });
});
