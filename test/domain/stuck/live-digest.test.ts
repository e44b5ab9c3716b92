import { describe, expect, it } from 'vitest';
import { touchDeal } from '../../../src/domain/deals/touch-deal.ts';
import type { StuckLine } from '../../../src/domain/digests/message.ts';
import { lineNow } from '../../../src/domain/stuck/live-digest.ts';
import { WORKSPACE } from '../../support/histories.ts';
import { AMY, aDeal, at, context, NOW, outcome } from '../sample.ts';

/** New leads may stand for two working days. */
const LIMIT = 2;
const line: StuckLine = {
  deal: 12,
  id: 12,
  version: 4,
  company: 'Acme Ltd',
  amount: null,
  stage: 'new',
  owner: AMY,
  reasons: [{ rule: 'quiet', days: 14, limit: 7 }],
  escalated: true,
  hint: null,
};

const noted = (stageEnteredAt: string) => {
  const change = touchDeal(
    aDeal({ stageEnteredAt: at(stageEnteredAt) }),
    { channel: 'note', text: 'Called' },
    context(),
  );
  return lineNow(line, { deal: outcome(change), since: change.events.toReversed() }, WORKSPACE, NOW);
};

describe('a line of a posted digest whose deal is still stuck', () => {
  it('is no longer one for the manager when what is left of it has not lasted twice its limit', () => {
    expect(noted('2026-02-26T09:00:00')).toMatchObject({
      kind: 'stuck',
      line: { escalated: false, reasons: [{ rule: 'stage-age', days: 3, limit: LIMIT }], version: 5 },
    });
  });

  it('stays one for the manager when it has', () => {
    expect(noted('2026-02-24T09:00:00')).toMatchObject({
      kind: 'stuck',
      line: { escalated: true, reasons: [{ rule: 'stage-age', days: 5, limit: LIMIT }] },
    });
  });
});
