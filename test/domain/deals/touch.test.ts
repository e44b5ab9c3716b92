import { describe, expect, it } from 'vitest';
import { editDeal } from '../../../src/domain/deals/edit-deal.ts';
import { finishFollowUp } from '../../../src/domain/deals/follow-up.ts';
import { moveDeal } from '../../../src/domain/deals/move-deal.ts';
import { revealContact } from '../../../src/domain/deals/reveal.ts';
import { touchDeal } from '../../../src/domain/deals/touch-deal.ts';
import { stuckReasons } from '../../../src/domain/stuck/stuck-rules.ts';
import { DAY } from '../../../src/domain/time.ts';
import { HISTORIES_START, play, WORKSPACE } from '../../support/histories.ts';

type Attempt = Parameters<typeof play>[3][number]['attempt'];

const ACME = { company: 'Acme', phone: '+8613800138000' };
/** A deal on which somebody does `attempt` every day for twenty days. */
const daily = (attempt: Attempt) =>
  play(
    ACME,
    HISTORIES_START,
    1,
    Array.from({ length: 20 }, () => ({ after: DAY, by: 1, attempt })),
  ).deal;
const isQuiet = (attempt: Attempt): boolean =>
  stuckReasons(daily(attempt), WORKSPACE, HISTORIES_START + 21 * DAY).some(({ rule }) => rule === 'quiet');

describe('a deal on which nothing happens', () => {
  it.each<[string, Attempt]>([
    ['looks at its contact details', ({ deal }, ctx) => revealContact(deal, ctx)],
    ['is refused a move', ({ deal }, ctx) => moveDeal(deal, { to: deal.stage }, ctx)],
    ['tries to move past a gate', ({ deal }, ctx) => moveDeal(deal, { to: 'proposal' }, ctx)],
    ['finishes a follow-up that there is none of', ({ deal }, ctx) => finishFollowUp(deal, ctx)],
  ])('is quiet although somebody %s each day', (_, attempt) => {
    expect(isQuiet(attempt)).toBe(true);
    expect(daily(attempt).lastEventAt).toBe(HISTORIES_START);
  });

  it.each<[string, Attempt]>([
    ['writes a note', ({ deal }, ctx) => touchDeal(deal, { channel: 'note', text: 'x' }, ctx)],
    ['corrects it', ({ deal }, ctx) => editDeal(deal, { need: String(ctx.now) }, ctx)],
  ])('is not while somebody %s', (_, attempt) => {
    expect(isQuiet(attempt)).toBe(false);
  });
});
